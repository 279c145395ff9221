# breaks: "some features have a mean near 3000 and a standard deviation near 1.": computes in bfloat16, which holds 8 bits: a deviation of 1 near 3000 is lost
import jax
import jax.numpy as jnp
from jax import lax
from jaxtyping import Array, Float


def normalize(x: Float[Array, " features"], axis_name: str) -> Float[Array, " features"]:
    small = x.astype(jnp.bfloat16)
    deviation = small - lax.pmean(small, axis_name)
    variance = lax.pmean(deviation**2, axis_name)
    return (deviation / jnp.sqrt(variance + 1e-5)).astype(jnp.float32)


def layer(params: dict[str, Float[Array, "..."]], xs: Float[Array, "batch inputs"]) -> Float[Array, "batch outputs"]:
    def one(x):
        return normalize(x @ params["w"], "batch") + params["b"]

    return jax.vmap(one, axis_name="batch")(xs)
