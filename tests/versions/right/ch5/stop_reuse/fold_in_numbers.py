# another way: Folds another number into `key` for each draw, so each step can find its key by itself.

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Key


def perturb(
    key: Key[Array, ""], params: dict[str, Float[Array, "..."]], scale: float | Float[Array, ""]
) -> dict[str, Float[Array, "..."]]:
    return {
        name: value + scale * jax.random.normal(jax.random.fold_in(key, ord(name)), value.shape)
        for name, value in params.items()
    }


def noisy_steps(
    key: Key[Array, ""], x: Float[Array, " size"], steps: int
) -> tuple[Float[Array, "steps size"], Key[Array, ""]]:
    path = [x]
    for i in range(steps):
        path.append(path[-1] + jax.random.normal(jax.random.fold_in(key, i), x.shape))
    return jnp.stack(path[1:]), jax.random.fold_in(key, steps)
