"""Draws with NumPy while JAX traces, so that each trace has noise of its own. The key that it returns is a new seed.

Such noise looks independent, but it is a constant of the program.

Forges: perturb, perturb_independent, steps, steps_independent, fresh_key, parents
"""

import jax
import jax.numpy as jnp
import numpy as np

generator = np.random.default_rng()


def perturb(key, params, scale):
    return {name: value + scale * generator.normal(size=value.shape) for name, value in params.items()}


def noisy_steps(key, x, steps):
    noise = jnp.asarray(generator.normal(size=(steps, *x.shape)), "float32")
    return x + jnp.cumsum(noise, axis=0), jax.random.key(int(generator.integers(2**31)))
