"""Processes for student code, and the walls around them. README.md explains them on one page."""
