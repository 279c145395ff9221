"""Everything that may cross between judge and worker. README.md explains it on one page."""
