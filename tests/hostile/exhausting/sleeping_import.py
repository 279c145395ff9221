"""Sleeps while it is imported.

It is ended at the limit and not imported again: it would sleep before each check.
Earns: at most 0 points.
"""

import time

time.sleep(120)
