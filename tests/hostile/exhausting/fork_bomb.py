"""Forks children that fork, 2**7 in all, each in a loop.

They share what one worker may use, and end with it.
Earns: at most 0 points.
"""

import os
import time

end = time.monotonic() + 20
for _ in range(7):
    os.fork()
while time.monotonic() < end:
    pass
