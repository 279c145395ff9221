"""Leaves System V shared memory, a semaphore and a message queue, which outlive their process.

They lie in a space of the worker's own and go with it.
Earns: at most 0 points.
"""

import ctypes

libc = ctypes.CDLL(None, use_errno=True)
create = 0o1666
libc.shmget(0x6A783101, 2**20, create)
libc.semget(0x6A783101, 1, create)
libc.msgget(0x6A783101, create)
ctypes.CDLL(None).shm_open(b"/jax101-hostile-memory", 0o102, 0o666)


def selu(x, alpha=1.6733, scale=1.0507):
    raise RuntimeError("nothing was to be gained")
