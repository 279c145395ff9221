# breaks: "Their results are placed in the same way.": inside jax.jit, jax.device_put changes no layout of automatic axes, so all results are whole on each device.
import jax
import jax.numpy as jnp
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Float


def product(
    left: Float[Array, "rows inner"], right: Float[Array, "inner columns"], mesh: Mesh
) -> Float[Array, "rows columns"]:
    left = jax.device_put(left, NamedSharding(mesh, P("data", None)))
    right = jax.device_put(right, NamedSharding(mesh, P(None, "model")))
    return jax.device_put(left @ right, NamedSharding(mesh, P("data", "model")))


def predict(
    params: dict[str, Float[Array, "..."]], batch: Float[Array, "examples features"], mesh: Mesh
) -> dict[str, Float[Array, "..."]]:
    everywhere = NamedSharding(mesh, P())
    rows = NamedSharding(mesh, P("data"))
    batch = jax.device_put(batch, rows)
    w = jax.device_put(params["w"], everywhere)
    b = jax.device_put(params["b"], everywhere)
    scores = batch @ w + b
    largest = jnp.max(scores, axis=1)
    return {"scores": jax.device_put(scores, rows), "largest": jax.device_put(largest, everywhere)}
