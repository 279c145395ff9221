# breaks: "The state. All its arrays are cut by rows, the biases too.": the velocity is made from the params before they are placed, so all of it is on one device.
from typing import NamedTuple

import jax
import jax.numpy as jnp
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Float

Params = dict[str, Float[Array, "..."]]


class State(NamedTuple):
    params: Params
    velocity: Params


def init(params: Params, mesh: Mesh) -> State:
    velocity = jax.tree.map(jnp.zeros_like, params)
    return State(jax.device_put(params, NamedSharding(mesh, P("devices"))), velocity)


def step(
    state: State, x: Float[Array, "batch features"], y: Float[Array, "batch outputs"], rate: float, mesh: Mesh
) -> tuple[State, Float[Array, ""]]:
    def loss_fn(params):
        whole = jax.reshard(params, NamedSharding(mesh, P()))
        hidden = jax.nn.relu(x @ whole["w1"] + whole["b1"])
        output = hidden @ whole["w2"] + whole["b2"]
        return jnp.mean((output - y) ** 2)

    loss, grads = jax.value_and_grad(loss_fn)(state.params)
    velocity = jax.tree.map(lambda v, g: 0.9 * v + g, state.velocity, grads)
    params = jax.tree.map(lambda p, v: p - rate * v, state.params, velocity)
    return State(params, velocity), loss
