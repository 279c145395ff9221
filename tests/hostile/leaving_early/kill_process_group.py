"""Sends SIGKILL to its process group, in which the fork server might be.

The worker leads a group of its own: signals to a group would cross process spaces.
Earns: at most 0 points.
"""

import os
import signal

os.kill(0, signal.SIGKILL)
