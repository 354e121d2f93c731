"""Looks for malware in what citizens send."""
