"""Stops itself, and a child of it, and waits for ever where the signal does nothing.

A stopped worker is ended at the limit, the one of the import, and not asked again.
Earns: at most 0 points.
"""

import os
import signal
import time

if os.fork() == 0:
    os.kill(os.getpid(), signal.SIGSTOP)
    os._exit(0)
os.kill(os.getpid(), signal.SIGSTOP)
time.sleep(120)
