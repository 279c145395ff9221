# breaks: "Each device works on its own examples. The devices exchange sums and means, and nothing else. Together, these have": every device gathers the whole batch, and computes everything
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
        x = jax.lax.all_gather(x, "devices", tiled=True)
        y = jax.lax.all_gather(y, "devices", tiled=True)
        loss_fn = lambda p: jnp.mean((x @ p["w"] + p["b"] - y) ** 2)
        loss, gradient = jax.value_and_grad(loss_fn)(jax.lax.pcast(params, "devices", to="varying"))
        return jax.tree.map(lambda p, g: p - rate * g, params, gradient), loss

    specs = (P(), P("devices"), P("devices"))
    return jax.shard_map(local, mesh=mesh, in_specs=specs, out_specs=P(), check_vma=False)(params, x, y)
