# breaks: "It has at least two devices, and the number may change": place always takes a mesh of eight devices, so it is wrong on every other mesh.
import jax
import jax.numpy as jnp
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Float

Params = dict[str, Float[Array, "..."]]


def place(params: Params, mesh: Mesh) -> Params:
    mesh = jax.make_mesh((8,), ("devices",))
    specs = {"w_up": P(None, "devices"), "b_up": P("devices"), "w_down": P("devices", None), "b_down": P()}
    return {name: jax.device_put(params[name], NamedSharding(mesh, specs[name])) for name in params}


def forward(params: Params, x: Float[Array, "batch features"], mesh: Mesh) -> Float[Array, "batch outputs"]:
    hidden = jax.nn.relu(x @ params["w_up"] + params["b_up"])
    output = jnp.matmul(hidden, params["w_down"], out_sharding=NamedSharding(mesh, P()))
    return output + params["b_down"]


def gradient(
    params: Params, x: Float[Array, "batch features"], y: Float[Array, "batch outputs"], mesh: Mesh
) -> Params:
    def loss(params):
        return jnp.mean((forward(params, x, mesh) - y) ** 2)

    return jax.grad(loss)(params)
