"""The letters we print: access data, reminders, cards of one-time codes."""
