# breaks: "The noise of `b` is independent of that of `w`, whatever their shapes are.": w and b have the same key, if they have the same number of elements
import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Key


def perturb(
    key: Key[Array, ""], params: dict[str, Float[Array, "..."]], scale: float | Float[Array, ""]
) -> dict[str, Float[Array, "..."]]:
    return {
        name: value + scale * jax.random.normal(jax.random.fold_in(key, value.size), value.shape)
        for name, value in params.items()
    }


def noisy_steps(
    key: Key[Array, ""], x: Float[Array, " size"], steps: int
) -> tuple[Float[Array, "steps size"], Key[Array, ""]]:
    path = []
    for _ in range(steps):
        key, noise_key = jax.random.split(key)
        x = x + jax.random.normal(noise_key, x.shape)
        path.append(x)
    return jnp.stack(path), key
