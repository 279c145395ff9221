import functools

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
    @functools.partial(
        jax.shard_map,
        mesh=mesh,
        in_specs=({"w": P(), "b": P()}, P("devices", None), P("devices")),
        out_specs=({"w": P(), "b": P()}, P()),
    )
    def local(params, x, y):
        batch = x.shape[0] * jax.lax.axis_size("devices")
        error = x @ params["w"] + params["b"] - y
        loss = jax.lax.psum(jnp.vdot(error, error), "devices") / batch
        grad_w = 2 * jax.lax.psum(error @ x, "devices") / batch
        grad_b = 2 * jax.lax.psum(error.sum(), "devices") / batch
        return {"w": params["w"] - rate * grad_w, "b": params["b"] - rate * grad_b}, loss

    return local(params, x, y)
