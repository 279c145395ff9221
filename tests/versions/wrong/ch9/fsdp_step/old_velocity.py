# breaks: "The new params are params - rate * (new velocity).": the params take the velocity before the step, so the first step does not move them.
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
    params = jax.device_put(params, NamedSharding(mesh, P("devices")))
    return State(params, jax.tree.map(jnp.zeros_like, params))


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
    params = jax.tree.map(lambda p, v: p - rate * v, state.params, state.velocity)
    return State(params, velocity), loss
