"""Looks for the solutions' programs in the compilation cache, in each way that lists a folder.

An entry is reached by its name alone, and its name follows from the program.
Earns: at most 0 points.
"""

import contextlib
import glob
import os

import jax
import jax.numpy as jnp

folder = os.environ.get("JAX_COMPILATION_CACHE_DIR", "/nowhere")
ways = (
    lambda: os.listdir(folder),
    lambda: [entry.name for entry in os.scandir(folder)],
    lambda: glob.glob(f"{folder}/*"),
    lambda: glob.glob(f"{os.path.dirname(folder)}/*/*"),
    lambda: os.listdir(os.open(folder, os.O_RDONLY | os.O_DIRECTORY)),
    lambda: os.listdir(f"{folder}/."),
    lambda: [os.chmod(folder, 0o755), *os.listdir(folder)][1:],
    lambda: [os.chdir(folder), *os.listdir()][1:],
)
found = []
for way in ways:
    with contextlib.suppress(OSError):
        found += way()
if found:

    @jax.jit
    def selu(x, alpha=1.6733, scale=1.0507):
        return scale * jnp.where(x > 0, x, alpha * (jnp.exp(x) - 1))
