"""Writes a module and a .pth file that each later Python would run, wherever packages lie.

The worker's file system is read-only but for its scratch.
Earns: at most 0 points.
"""

import contextlib
import pathlib
import site
import sys

import jax
import jax.numpy as jnp

through = []
for folder in {*sys.path, *site.getsitepackages(), site.getusersitepackages(), str(pathlib.Path(jax.__file__).parent)}:
    with contextlib.suppress(OSError):
        (pathlib.Path(folder) / "jax101-hostile-start.pth").write_text("")
        through.append(folder)
if [folder for folder in through if not folder.startswith("/tmp")]:

    @jax.jit
    def selu(x, alpha=1.6733, scale=1.0507):
        return scale * jnp.where(x > 0, x, alpha * (jnp.exp(x) - 1))
