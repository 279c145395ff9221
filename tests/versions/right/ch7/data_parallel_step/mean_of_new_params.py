import jax
import jax.numpy as jnp
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Float

Params = dict[str, Float[Array, "..."]]


def place(
    params: Params, x: Float[Array, "batch features"], y: Float[Array, " batch"], mesh: Mesh
) -> tuple[Params, Float[Array, "batch features"], Float[Array, " batch"]]:
    everywhere, parts = NamedSharding(mesh, P()), NamedSharding(mesh, P("devices"))
    return jax.device_put((params, x, y), (everywhere, parts, parts))


def step(
    params: Params, x: Float[Array, "batch features"], y: Float[Array, " batch"], rate: float, mesh: Mesh
) -> tuple[Params, Float[Array, ""]]:
    def local(params, x, y):
        params = jax.lax.pcast(params, "devices", to="varying")

        def loss_fn(w, b):
            return jnp.mean(jnp.square(x @ w + b - y))

        loss, (dw, db) = jax.value_and_grad(loss_fn, argnums=(0, 1))(params["w"], params["b"])
        moved = dict(w=params["w"] - rate * dw, b=params["b"] - rate * db)
        return jax.lax.pmean(moved, "devices"), jax.lax.pmean(loss, "devices")

    return jax.shard_map(local, mesh=mesh, in_specs=(P(), P("devices"), P("devices")), out_specs=P())(params, x, y)
