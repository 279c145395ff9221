"""Becomes `sleep` and keeps the channel open.

It is killed at the limit of the import, and not asked again.
Earns: at most 0 points.
"""

import os

for number in range(3, 64):
    try:
        os.set_inheritable(number, True)
    except OSError:
        continue
os.execv("/bin/sleep", ["jax101-hostile-sleep", "120"])
