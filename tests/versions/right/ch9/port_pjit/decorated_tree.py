from functools import partial

import jax
import jax.numpy as jnp
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Float


def sharding(mesh, *spec):
    return NamedSharding(mesh, P(*spec))


def product(
    left: Float[Array, "rows inner"], right: Float[Array, "inner columns"], mesh: Mesh
) -> Float[Array, "rows columns"]:
    @partial(
        jax.jit,
        in_shardings=(sharding(mesh, "data"), sharding(mesh, None, "model")),
        out_shardings=sharding(mesh, "data", "model"),
    )
    def multiply(a, b):
        return jnp.einsum("ri,ic->rc", a, b)

    return multiply(left, right)


def predict(
    params: dict[str, Float[Array, "..."]], batch: Float[Array, "examples features"], mesh: Mesh
) -> dict[str, Float[Array, "..."]]:
    @partial(
        jax.jit,
        in_shardings=(jax.tree.map(lambda leaf: sharding(mesh), params), sharding(mesh, "data", None)),
        out_shardings=(sharding(mesh, "data", None), sharding(mesh)),
    )
    def run(params, batch):
        scores = jax.vmap(lambda example: example @ params["w"] + params["b"])(batch)
        return scores, jnp.max(scores, axis=-1)

    scores, largest = run(params, batch)
    return {"largest": largest, "scores": scores}
