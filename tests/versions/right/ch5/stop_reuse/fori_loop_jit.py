from functools import partial

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Key


@jax.jit
def perturb(
    key: Key[Array, ""], params: dict[str, Float[Array, "..."]], scale: float | Float[Array, ""]
) -> dict[str, Float[Array, "..."]]:
    b_key, w_key = jax.random.split(key)
    new = dict(params)
    new["w"] += scale * jax.random.normal(w_key, new["w"].shape)
    new["b"] += scale * jax.random.normal(b_key, new["b"].shape)
    return new


@partial(jax.jit, static_argnames="steps")
def noisy_steps(
    key: Key[Array, ""], x: Float[Array, " size"], steps: int
) -> tuple[Float[Array, "steps size"], Key[Array, ""]]:
    def body(i, state):
        key, x, path = state
        noise_key, key = jax.random.split(key)
        x = x + jax.random.normal(noise_key, x.shape)
        return key, x, path.at[i].set(x)

    key, _, path = jax.lax.fori_loop(0, steps, body, (key, x, jnp.zeros((steps, *x.shape))))
    return path, key
