# breaks: "axis_name: the name of the batch axis, any name.": the first name is kept in a global for all later calls, so a later call with another name is a NameError, or wrong inside two maps
import jax
import jax.numpy as jnp
from jax import lax
from jaxtyping import Array, Float


_NAMES = []


def normalize(x: Float[Array, " features"], axis_name: str) -> Float[Array, " features"]:
    _NAMES.append(axis_name)
    deviation = x - lax.pmean(x, _NAMES[0])
    variance = lax.pmean(deviation**2, _NAMES[0])
    return deviation / jnp.sqrt(variance + 1e-5)


def layer(params: dict[str, Float[Array, "..."]], xs: Float[Array, "batch inputs"]) -> Float[Array, "batch outputs"]:
    def one(x):
        return normalize(x @ params["w"], "batch") + params["b"]

    return jax.vmap(one, axis_name="batch")(xs)
