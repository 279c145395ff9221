# breaks: "Your code changes no argument": the dict of the caller is changed, for all inputs
import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Key


def perturb(
    key: Key[Array, ""], params: dict[str, Float[Array, "..."]], scale: float | Float[Array, ""]
) -> dict[str, Float[Array, "..."]]:
    for name, k in zip(("w", "b"), jax.random.split(key)):
        params[name] = params[name] + scale * jax.random.normal(k, params[name].shape)
    return params


def noisy_steps(
    key: Key[Array, ""], x: Float[Array, " size"], steps: int
) -> tuple[Float[Array, "steps size"], Key[Array, ""]]:
    path = []
    for _ in range(steps):
        key, noise_key = jax.random.split(key)
        x = x + jax.random.normal(noise_key, x.shape)
        path.append(x)
    return jnp.stack(path), key
