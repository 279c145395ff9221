# breaks: "Do not use both `split` and `fold_in` on one key.": split(key)[0] is fold_in(key, 0), from which the first step was drawn
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
    for i in range(steps):
        x = x + jax.random.normal(jax.random.fold_in(key, i), x.shape)
        path.append(x)
    return jnp.stack(path), jax.random.split(key)[0]
