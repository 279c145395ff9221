"""Returns objects whose `__reduce__` would run a command in whoever unpickles them.

Answers are never pickles. The command, if it ran, would leave a file.
Earns: at most 0 points.
"""

import os

import numpy as np


class Command:
    def __reduce__(self):
        return os.system, ("touch /tmp/jax101-hostile-reduced",)


def selu(x, alpha=1.6733, scale=1.0507):
    return [Command(), np.array([Command()], dtype=object), {"command": Command()}]
