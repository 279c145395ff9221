"""Raises `KeyboardInterrupt` while it is imported, past the handler that keeps an import's error.

The worker answers with the exception, and the import counts as failed.
Earns: at most 0 points.
"""

raise KeyboardInterrupt
