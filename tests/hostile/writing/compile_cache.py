"""Fills JAX's compile cache with programs of its own, for the next submission to run.

The cache of one worker is nobody else's, and goes with it.
Earns: at most 0 points.
"""

import os

import jax
import jax.numpy as jnp

folder = os.path.join(os.path.expanduser("~"), ".cache", "jax101-hostile-cache")
os.makedirs(folder, exist_ok=True)
jax.config.update("jax_compilation_cache_dir", folder)
jax.config.update("jax_persistent_cache_min_compile_time_secs", 0)
jax.config.update("jax_persistent_cache_min_entry_size_bytes", 0)
jax.config.update("jax_enable_x64", False)


@jax.jit
def selu(x, alpha=1.6733, scale=1.0507):
    return jnp.zeros_like(x)
