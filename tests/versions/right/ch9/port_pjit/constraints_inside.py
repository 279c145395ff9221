# another way: Asks for the layouts inside of the function, so it can be a part of a larger program.

import jax
import jax.numpy as jnp
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Float


def product(
    left: Float[Array, "rows inner"], right: Float[Array, "inner columns"], mesh: Mesh
) -> Float[Array, "rows columns"]:
    def lay(x, *spec):
        return jax.lax.with_sharding_constraint(x, NamedSharding(mesh, P(*spec)))

    def body(left, right):
        return lay(lay(left, "data", None) @ lay(right, None, "model"), "data", "model")

    rows = NamedSharding(mesh, P("data"))
    columns = NamedSharding(mesh, P(None, "model"))
    return jax.jit(body, in_shardings=(rows, columns))(left, right)


def predict(
    params: dict[str, Float[Array, "..."]], batch: Float[Array, "examples features"], mesh: Mesh
) -> dict[str, Float[Array, "..."]]:
    def body(params, batch):
        scores = batch @ params["w"] + params["b"]
        scores = jax.lax.with_sharding_constraint(scores, NamedSharding(mesh, P("data", None)))
        largest = jax.lax.with_sharding_constraint(scores.max(axis=1), NamedSharding(mesh, P(None)))
        return {"largest": largest, "scores": scores}

    return jax.jit(body)(params, batch)
