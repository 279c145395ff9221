# breaks: "Outside of `jax.jit`, a call raises no DeprecationWarning.": `with mesh:` is deprecated and warns at each call.
import jax
import jax.numpy as jnp
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Float


def product(
    left: Float[Array, "rows inner"], right: Float[Array, "inner columns"], mesh: Mesh
) -> Float[Array, "rows columns"]:
    with mesh:
        rows = NamedSharding(mesh, P("data", None))
        columns = NamedSharding(mesh, P(None, "model"))
        return jax.jit(jnp.matmul, in_shardings=(rows, columns), out_shardings=NamedSharding(mesh, P("data", "model")))(
            left, right
        )


def predict(
    params: dict[str, Float[Array, "..."]], batch: Float[Array, "examples features"], mesh: Mesh
) -> dict[str, Float[Array, "..."]]:
    def scores_and_largest(params, batch):
        scores = batch @ params["w"] + params["b"]
        return {"scores": scores, "largest": scores.max(axis=1)}

    everywhere = NamedSharding(mesh, P())
    rows = NamedSharding(mesh, P("data"))
    return jax.jit(
        scores_and_largest,
        in_shardings=(everywhere, rows),
        out_shardings={"scores": rows, "largest": everywhere},
    )(params, batch)
