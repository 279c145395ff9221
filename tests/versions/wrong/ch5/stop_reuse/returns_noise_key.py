# breaks: "The key that is returned is fresh: nothing was drawn from it, and no other key was made from it.": the key of the last step is returned, so the first step of a second call that draws from it is not independent
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
    for _ in range(steps):
        key, noise_key = jax.random.split(key)
        x = x + jax.random.normal(noise_key, x.shape)
        path.append(x)
    return jnp.stack(path), noise_key
