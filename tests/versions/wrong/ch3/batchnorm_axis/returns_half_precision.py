# breaks: "The normalized features of this example, float32.": returns float16
import jax
import jax.numpy as jnp
from jax import lax
from jaxtyping import Array, Float


def normalize(x: Float[Array, " features"], axis_name: str) -> Float[Array, " features"]:
    deviation = x - lax.pmean(x, axis_name)
    variance = lax.pmean(deviation**2, axis_name)
    return (deviation / jnp.sqrt(variance + 1e-5)).astype(jnp.float16)


def layer(params: dict[str, Float[Array, "..."]], xs: Float[Array, "batch inputs"]) -> Float[Array, "batch outputs"]:
    def one(x):
        return normalize(x @ params["w"], "batch") + params["b"]

    return jax.vmap(one, axis_name="batch")(xs)
