"""The author's side: the proof of the course, and the scaffold of a new exercise."""
