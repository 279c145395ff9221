# breaks: "Computes the gradient of the mean of (forward(params, x, mesh) - y) ** 2, with respect to the params.": the slope of relu is forgotten, so w_up and b_up get wrong numbers if a hidden number is negative.
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
    hidden = jax.nn.relu(x @ params["w_up"] + params["b_up"])
    output = jnp.matmul(hidden, params["w_down"], out_sharding=NamedSharding(mesh, P()))
    return output + params["b_down"]


def gradient(
    params: Params, x: Float[Array, "batch features"], y: Float[Array, "batch outputs"], mesh: Mesh
) -> Params:
    hidden = jax.nn.relu(x @ params["w_up"] + params["b_up"])
    d_output = 2 * (forward(params, x, mesh) - y) / y.size
    d_hidden = d_output @ params["w_down"].T
    return {
        "w_up": x.T @ d_hidden,
        "b_up": d_hidden.sum(axis=0),
        "w_down": hidden.T @ d_output,
        "b_down": d_output.sum(axis=0),
    }
