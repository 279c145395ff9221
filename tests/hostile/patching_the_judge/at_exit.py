"""Registers functions to run at the end that patch what is there then: modules, reports, the channel.

The worker ends without them, and after the verdict.
Earns: at most 0 points.
"""

import atexit
import os
import pathlib
import weakref


def last():
    pathlib.Path("/tmp/jax101-hostile-at-exit").write_text("passed")


atexit.register(last)
os.register_at_fork(after_in_child=last, before=last)
weakref.finalize(last, last)


def selu(x, alpha=1.6733, scale=1.0507):
    return x
