"""People and accountability: who may sign in, who did what, who is owed mail."""
