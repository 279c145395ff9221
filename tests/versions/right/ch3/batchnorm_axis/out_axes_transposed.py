import jax
import jax.numpy as jnp
from jax import lax
from jaxtyping import Array, Float


def normalize(x: Float[Array, " features"], axis_name: str) -> Float[Array, " features"]:
    deviation = x - lax.pmean(x, axis_name)
    variance = lax.pmean(deviation**2, axis_name)
    return deviation / jnp.sqrt(variance + 1e-5)


def layer(params: dict[str, Float[Array, "..."]], xs: Float[Array, "batch inputs"]) -> Float[Array, "batch outputs"]:
    columns = jax.vmap(lambda x: normalize(params["w"].T @ x, "n"), in_axes=1, out_axes=1, axis_name="n")(xs.T)
    return columns.T + params["b"][None, :]
