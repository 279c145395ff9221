# breaks: "Subtract the mean before you square: some features have a mean near 3000 and a standard deviation near 1.": mean of squares minus squared mean cancels for a mean near 3000
import jax
import jax.numpy as jnp
from jax import lax
from jaxtyping import Array, Float


def normalize(x: Float[Array, " features"], axis_name: str) -> Float[Array, " features"]:
    mean = lax.pmean(x, axis_name)
    variance = lax.pmean(x**2, axis_name) - mean**2
    return (x - mean) / jnp.sqrt(variance + 1e-5)


def layer(params: dict[str, Float[Array, "..."]], xs: Float[Array, "batch inputs"]) -> Float[Array, "batch outputs"]:
    def one(x):
        return normalize(x @ params["w"], "batch") + params["b"]

    return jax.vmap(one, axis_name="batch")(xs)
