"""Many submissions: cohorts, the gradebook and its exporters. Empty until the course has them."""
