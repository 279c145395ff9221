# another way: Carries the key through a `scan`, and makes the noise of `w` and `b` in one draw.

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Key


def perturb(
    key: Key[Array, ""], params: dict[str, Float[Array, "..."]], scale: float | Float[Array, ""]
) -> dict[str, Float[Array, "..."]]:
    w, b = params["w"], params["b"]
    noise = scale * jax.random.normal(jax.random.fold_in(key, 0), (w.size + b.size,))
    return {"w": w + noise[: w.size].reshape(w.shape), "b": b + noise[w.size :].reshape(b.shape)}


def noisy_steps(
    key: Key[Array, ""], x: Float[Array, " size"], steps: int
) -> tuple[Float[Array, "steps size"], Key[Array, ""]]:
    def body(carry, _):
        key, x = carry
        key, noise_key = jax.random.split(key)
        x = x + jax.random.normal(noise_key, x.shape)
        return (key, x), x

    (key, _), path = jax.lax.scan(body, (key, x), None, length=steps)
    return path, key
