# breaks: "and it prints nothing.": a print left over from debugging
import jax
import jax.numpy as jnp
from jax import lax
from jaxtyping import Array, Float


def normalize(x: Float[Array, " features"], axis_name: str) -> Float[Array, " features"]:
    print("normalize", x.shape)
    deviation = x - lax.pmean(x, axis_name)
    variance = lax.pmean(deviation**2, axis_name)
    return deviation / jnp.sqrt(variance + 1e-5)


def layer(params: dict[str, Float[Array, "..."]], xs: Float[Array, "batch inputs"]) -> Float[Array, "batch outputs"]:
    def one(x):
        return normalize(x @ params["w"], "batch") + params["b"]

    return jax.vmap(one, axis_name="batch")(xs)
