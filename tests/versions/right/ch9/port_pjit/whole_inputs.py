# another way: Puts whole inputs on each device: nothing travels later, but each device stores them all.

import jax
import jax.numpy as jnp
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Float


def product(
    left: Float[Array, "rows inner"], right: Float[Array, "inner columns"], mesh: Mesh
) -> Float[Array, "rows columns"]:
    # Each device has more than it needs, so nothing travels either.
    everywhere = NamedSharding(mesh, P())
    cut = NamedSharding(mesh, P("data", "model"))
    return jax.jit(jnp.matmul, in_shardings=everywhere, out_shardings=cut)(left, right)


def predict(
    params: dict[str, Float[Array, "..."]], batch: Float[Array, "examples features"], mesh: Mesh
) -> dict[str, Float[Array, "..."]]:
    everywhere = NamedSharding(mesh, P())

    def run(params, batch):
        scores = jnp.dot(batch, params["w"]) + params["b"]
        return {"scores": scores, "largest": jnp.sort(scores, axis=1)[:, -1]}

    out = {"scores": NamedSharding(mesh, P("data")), "largest": everywhere}
    return jax.jit(run, in_shardings=everywhere, out_shardings=out)(params, batch)
