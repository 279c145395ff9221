# breaks: "Draw nothing from `key` itself, nor from any other key that new keys are made from.": the noise of w is drawn from key, which is split as well
import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Key


def perturb(
    key: Key[Array, ""], params: dict[str, Float[Array, "..."]], scale: float | Float[Array, ""]
) -> dict[str, Float[Array, "..."]]:
    b_key = jax.random.split(key)[1]
    w, b = params["w"], params["b"]
    return {"w": w + scale * jax.random.normal(key, w.shape), "b": b + scale * jax.random.normal(b_key, b.shape)}


def noisy_steps(
    key: Key[Array, ""], x: Float[Array, " size"], steps: int
) -> tuple[Float[Array, "steps size"], Key[Array, ""]]:
    path = []
    for _ in range(steps):
        key, noise_key = jax.random.split(key)
        x = x + jax.random.normal(noise_key, x.shape)
        path.append(x)
    return jnp.stack(path), key
