"""Changes what belongs to the machine: the host's name, the clock, kernel settings, priorities, limits.

The worker has no capabilities, and sees none of the files.
Earns: at most 0 points.
"""

import contextlib
import os
import resource
import socket
import time

import jax
import jax.numpy as jnp

through = []


def attempt(act):
    with contextlib.suppress(OSError, ValueError):
        act()
        through.append(act)


attempt(lambda: socket.sethostname("jax101-hostile-host"))
attempt(lambda: time.clock_settime(time.CLOCK_REALTIME, time.time() + 3600))
attempt(lambda: os.nice(-5))
attempt(lambda: os.open("/proc/sys/kernel/core_pattern", os.O_WRONLY))
attempt(lambda: os.open("/proc/self/oom_score_adj", os.O_WRONLY))
attempt(lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY)))
attempt(lambda: resource.setrlimit(resource.RLIMIT_DATA, (resource.RLIM_INFINITY, resource.RLIM_INFINITY)))
attempt(lambda: resource.setrlimit(resource.RLIMIT_CORE, (2**30, 2**30)))
if through:

    @jax.jit
    def selu(x, alpha=1.6733, scale=1.0507):
        return scale * jnp.where(x > 0, x, alpha * (jnp.exp(x) - 1))
