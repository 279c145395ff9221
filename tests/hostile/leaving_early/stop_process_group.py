"""Sends SIGSTOP to its process group when it is called: a fork server that is stopped forks no worker, and says nothing.

The worker leads a group of its own: signals to a group would cross process spaces.
Earns: at most 0 points.
"""

import os
import signal


def selu(x, alpha=1.6733, scale=1.0507):
    os.killpg(os.getpgrp(), signal.SIGSTOP)
