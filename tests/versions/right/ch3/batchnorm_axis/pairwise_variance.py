import jax
import jax.numpy as jnp
from jax import lax
from jaxtyping import Array, Float


def normalize(x: Float[Array, " features"], axis_name: str) -> Float[Array, " features"]:
    mean = lax.pmean(x, axis_name)
    differences = x - lax.all_gather(x, axis_name)
    variance = lax.pmean(jnp.mean(differences**2, axis=0), axis_name) / 2
    return (x - mean) / (variance + 1e-5) ** 0.5


def layer(params: dict[str, Float[Array, "..."]], xs: Float[Array, "batch inputs"]) -> Float[Array, "batch outputs"]:
    def one(x):
        return normalize(x @ params["w"], "batch") + params["b"]

    return jax.vmap(one, axis_name="batch")(xs)
