"""Leaves by `sys.exit(0)` while it is imported.

To the worker `SystemExit` is an exception as any other.
Earns: at most 0 points.
"""

import sys

sys.exit(0)
