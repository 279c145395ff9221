"""The student's side: the pytest plugin."""
