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
        # The params are the same on all devices, so the gradient is summed over the devices already.
        def own_share(params):
            share = jnp.mean((x @ params["w"] + params["b"] - y) ** 2) / jax.lax.axis_size("devices")
            return share

        share, gradient = jax.value_and_grad(own_share)(params)
        new = {key: params[key] - rate * gradient[key] for key in ("w", "b")}
        return new, jax.lax.psum(share, "devices")

    return jax.jit(jax.shard_map(local, mesh=mesh, in_specs=(P(), P("devices"), P("devices")), out_specs=P()))(params, x, y)
