# breaks: "Device 0 has the first examples with their answers,": device 0 has examples 0, 8, 16, ... if there are 8 devices and two or more examples for each
import jax
import jax.numpy as jnp
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Float

Params = dict[str, Float[Array, "..."]]


def place(
    params: Params, x: Float[Array, "batch features"], y: Float[Array, " batch"], mesh: Mesh
) -> tuple[Params, Float[Array, "batch features"], Float[Array, " batch"]]:
    n = mesh.size
    deal = lambda array: jnp.concatenate([array[first::n] for first in range(n)])
    everywhere, parts = NamedSharding(mesh, P()), NamedSharding(mesh, P("devices"))
    return jax.device_put(params, everywhere), jax.device_put(deal(x), parts), jax.device_put(deal(y), parts)


def step(
    params: Params, x: Float[Array, "batch features"], y: Float[Array, " batch"], rate: float, mesh: Mesh
) -> tuple[Params, Float[Array, ""]]:
    def local(params, x, y):
        def loss(params):
            return jax.lax.pmean(jnp.mean((x @ params["w"] + params["b"] - y) ** 2), "devices")

        loss, gradient = jax.value_and_grad(loss)(params)
        return jax.tree.map(lambda p, g: p - rate * g, params, gradient), loss

    specs = (P(), P("devices"), P("devices"))
    return jax.shard_map(local, mesh=mesh, in_specs=specs, out_specs=P())(params, x, y)
