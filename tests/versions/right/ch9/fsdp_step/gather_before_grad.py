# another way: Gathers before `jax.grad`: the gradient is whole then, so it has to be cut afterwards.

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
    rows = NamedSharding(mesh, P("devices"))
    return jax.device_put(State(params, jax.tree.map(jnp.zeros_like, params)), rows)


def step(
    state: State, x: Float[Array, "batch features"], y: Float[Array, "batch outputs"], rate: float, mesh: Mesh
) -> tuple[State, Float[Array, ""]]:
    whole = jax.reshard(state.params, NamedSharding(mesh, P()))

    @jax.value_and_grad
    def loss_and_gradient(whole):
        hidden = jax.nn.relu(x @ whole["w1"] + whole["b1"])
        return jnp.mean((hidden @ whole["w2"] + whole["b2"] - y) ** 2)

    loss, gradient = loss_and_gradient(whole)
    gradient = jax.reshard(gradient, NamedSharding(mesh, P("devices")))
    velocity = jax.tree.map(lambda v, g: 0.9 * v + g, state.velocity, gradient)
    return State(jax.tree.map(lambda p, v: p - rate * v, state.params, velocity), velocity), loss
