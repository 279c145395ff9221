"""Makes device files of its own for disks and memory, changes root, and sets a file's owner bit.

The worker has no capabilities; its scratch knows no devices and no owner bits.
Earns: at most 0 points.
"""

import contextlib
import os
import stat

import jax
import jax.numpy as jnp

through = []
for kind, number in ((stat.S_IFBLK, os.makedev(8, 0)), (stat.S_IFCHR, os.makedev(1, 1))):
    with contextlib.suppress(OSError):
        os.mknod("/tmp/jax101-hostile-device", 0o600 | kind, number)
        through.append(kind)
with contextlib.suppress(OSError):
    os.chroot("/tmp")
    through.append("chroot")
with contextlib.suppress(OSError):
    os.setuid(0 if os.getuid() else 1)
    through.append("setuid")
if through:

    @jax.jit
    def selu(x, alpha=1.6733, scale=1.0507):
        return scale * jnp.where(x > 0, x, alpha * (jnp.exp(x) - 1))
