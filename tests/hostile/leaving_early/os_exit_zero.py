"""Leaves by `os._exit(0)` while it is imported, before a check can fail.

An exit status decides nothing: a check without an answer is failed.
Earns: at most 0 points.
"""

import os

os._exit(0)
