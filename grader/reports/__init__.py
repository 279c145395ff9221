"""Reports for people: pure functions of a `Report`."""
