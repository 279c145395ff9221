"""Becomes `/bin/true`, which leaves with status 0.

An exit status decides nothing: a check without an answer is failed.
Earns: at most 0 points.
"""

import os

os.execv("/bin/true", ["true"])
