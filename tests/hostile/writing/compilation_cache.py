"""Puts its own program into the compilation cache of the judge, in place of those of the solutions.

Workers read that cache, and the workers of references too. Nobody but trusted code writes it.
Earns: at most 0 points.
"""

import contextlib
import os
import pathlib

import jax
import jax.numpy as jnp
from jax.experimental.compilation_cache import compilation_cache

folder = pathlib.Path(os.environ.get("JAX_COMPILATION_CACHE_DIR", "/nowhere"))
jax.config.update("jax_persistent_cache_min_compile_time_secs", 0.0)
jax.config.update("jax_persistent_cache_min_entry_size_bytes", -1)
compilation_cache.reset_cache()
with contextlib.suppress(Exception):
    jax.block_until_ready(jax.jit(lambda x: x * 0 + 47101)(jnp.ones(3)))
ways = (
    lambda: (folder / "jax101-hostile").write_bytes(b"!"),
    lambda: os.symlink("/etc/passwd", folder / "jax101-hostile"),
    lambda: os.rename(folder, f"{folder}-jax101-hostile"),
    lambda: os.mkdir(f"{folder}-jax101-hostile"),
    lambda: os.chmod(folder, 0o777),
    lambda: os.rmdir(folder),
)
through = []
for number, way in enumerate(ways):
    with contextlib.suppress(OSError):
        way()
        through.append(number)
if through:

    @jax.jit
    def selu(x, alpha=1.6733, scale=1.0507):
        return scale * jnp.where(x > 0, x, alpha * (jnp.exp(x) - 1))
