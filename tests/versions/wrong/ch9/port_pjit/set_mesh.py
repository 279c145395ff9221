# breaks: "The functions work inside `jax.jit` too, with `mesh` as a static argument.": `jax.set_mesh` raises an error inside jax.jit.
import jax
import jax.numpy as jnp
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Float


def product(
    left: Float[Array, "rows inner"], right: Float[Array, "inner columns"], mesh: Mesh
) -> Float[Array, "rows columns"]:
    with jax.set_mesh(mesh):
        return jax.jit(jnp.matmul, in_shardings=(P("data", None), P(None, "model")), out_shardings=P("data", "model"))(
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
