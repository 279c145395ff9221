"""Ignores, blocks and handles every signal that it may, in itself and in a child, and never comes back.

SIGKILL asks nobody. It happens while the file is imported, once.
Earns: at most 0 points.
"""

import contextlib
import os
import signal
import time

os.fork()
for number in signal.valid_signals():
    with contextlib.suppress(OSError, ValueError):
        signal.signal(number, signal.SIG_IGN)
signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
end = time.monotonic() + 120
while time.monotonic() < end:
    time.sleep(1)
