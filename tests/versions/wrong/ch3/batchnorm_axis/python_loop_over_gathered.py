# breaks: "both functions trace to at most 100 operations, however many examples there are": adds the gathered examples up in a Python loop
import jax
import jax.numpy as jnp
from jax import lax
from jaxtyping import Array, Float


def normalize(x: Float[Array, " features"], axis_name: str) -> Float[Array, " features"]:
    batch = lax.all_gather(x, axis_name)
    n = batch.shape[0]
    mean = sum(batch[i] for i in range(n)) / n
    variance = sum((batch[i] - mean) ** 2 for i in range(n)) / n
    return (x - mean) / jnp.sqrt(variance + 1e-5)


def layer(params: dict[str, Float[Array, "..."]], xs: Float[Array, "batch inputs"]) -> Float[Array, "batch outputs"]:
    def one(x):
        return normalize(x @ params["w"], "batch") + params["b"]

    return jax.vmap(one, axis_name="batch")(xs)
