# another way: Draws the noise of all steps at once, and adds it up with `cumsum`: no loop, but more memory.

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Key


def perturb(
    key: Key[Array, ""], params: dict[str, Float[Array, "..."]], scale: float | Float[Array, ""]
) -> dict[str, Float[Array, "..."]]:
    keys = dict(zip(sorted(params), jax.random.split(key, len(params))))
    return jax.tree.map(lambda k, value: value + scale * jax.random.normal(k, value.shape), keys, dict(params))


def noisy_steps(
    key: Key[Array, ""], x: Float[Array, " size"], steps: int
) -> tuple[Float[Array, "steps size"], Key[Array, ""]]:
    noise_key, next_key = jax.random.split(key)
    noise = jax.random.normal(noise_key, (steps, *x.shape))
    return x + jnp.cumsum(noise, axis=0), next_key
