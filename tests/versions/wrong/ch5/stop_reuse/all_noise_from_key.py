# breaks: "Draw nothing from `key` itself, nor from any other key that new keys are made from.": all noise is drawn from key, and then the returned key is made from it
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
    noise = jax.random.normal(key, (steps, *x.shape))
    return x + jnp.cumsum(noise, axis=0), jax.random.split(key)[1]
