# breaks: "Every device holds all of these numbers.": with check_vma=False no gradient is added up or averaged, so each device steps with the gradient of its own examples
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
        def loss(params):
            return jax.lax.pmean(jnp.mean((x @ params["w"] + params["b"] - y) ** 2), "devices")

        loss, gradient = jax.value_and_grad(loss)(params)
        return jax.tree.map(lambda p, g: p - rate * g, params, gradient), loss

    specs = (P(), P("devices"), P("devices"))
    return jax.shard_map(local, mesh=mesh, in_specs=specs, out_specs=P(), check_vma=False)(params, x, y)
