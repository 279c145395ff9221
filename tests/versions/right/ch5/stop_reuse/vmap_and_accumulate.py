import itertools
import operator

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Key


def shaken(key, value, scale):
    return value + scale * jax.random.normal(key, jnp.shape(value))


def perturb(
    key: Key[Array, ""], params: dict[str, Float[Array, "..."]], scale: float | Float[Array, ""]
) -> dict[str, Float[Array, "..."]]:
    _, w_key, b_key = jax.random.split(key, 3)
    return {"w": shaken(w_key, params["w"], scale), "b": shaken(b_key, params["b"], scale)}


def noisy_steps(
    key: Key[Array, ""], x: Float[Array, " size"], steps: int
) -> tuple[Float[Array, "steps size"], Key[Array, ""]]:
    parent, next_key = jax.random.split(key)
    noise = jax.vmap(lambda k: jax.random.normal(k, x.shape))(jax.random.split(parent, steps))
    return jnp.stack(list(itertools.accumulate([x + noise[0], *noise[1:]], operator.add))), next_key
