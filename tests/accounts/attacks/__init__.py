"""What people would try who mean no good."""
