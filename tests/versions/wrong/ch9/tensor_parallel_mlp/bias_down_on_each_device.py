# breaks: "Computes relu(x @ w_up + b_up) @ w_down + b_down.": each device adds b_down before the sum, so it is added once for each device.
import jax
import jax.numpy as jnp
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Float

Params = dict[str, Float[Array, "..."]]


def place(params: Params, mesh: Mesh) -> Params:
    specs = {"w_up": P(None, "devices"), "b_up": P("devices"), "w_down": P("devices", None), "b_down": P()}
    return {name: jax.device_put(params[name], NamedSharding(mesh, specs[name])) for name in params}


def forward(params: Params, x: Float[Array, "batch features"], mesh: Mesh) -> Float[Array, "batch outputs"]:
    def local(x, w_up, b_up, w_down, b_down):
        return jax.lax.psum(jax.nn.relu(x @ w_up + b_up) @ w_down + b_down, "devices")

    return jax.shard_map(
        local,
        mesh=mesh,
        in_specs=(P(), P(None, "devices"), P("devices"), P("devices"), P()),
        out_specs=P(),
    )(x, params["w_up"], params["b_up"], params["w_down"], params["b_down"])


def gradient(
    params: Params, x: Float[Array, "batch features"], y: Float[Array, "batch outputs"], mesh: Mesh
) -> Params:
    def loss(params):
        return jnp.mean((forward(params, x, mesh) - y) ** 2)

    return jax.grad(loss)(params)
