# breaks: "So a second call": key is split and then returned, so a second call takes the same steps again
import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Key


def perturb(
    key: Key[Array, ""], params: dict[str, Float[Array, "..."]], scale: float | Float[Array, ""]
) -> dict[str, Float[Array, "..."]]:
    w_key, b_key = jax.random.split(key)
    w, b = params["w"], params["b"]
    return {
        "w": w + scale * jax.random.normal(w_key, w.shape),
        "b": b + scale * jax.random.normal(b_key, b.shape),
    }


def noisy_steps(
    key: Key[Array, ""], x: Float[Array, " size"], steps: int
) -> tuple[Float[Array, "steps size"], Key[Array, ""]]:
    path = []
    for noise_key in jax.random.split(key, steps):
        x = x + jax.random.normal(noise_key, x.shape)
        path.append(x)
    return jnp.stack(path), key
