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
    place = lambda array: jax.device_put(array, rows)
    placed = jax.tree.map(place, params)
    return State(placed, jax.tree.map(lambda array: array * 0, placed))


def step(
    state: State, x: Float[Array, "batch features"], y: Float[Array, "batch outputs"], rate: float, mesh: Mesh
) -> tuple[State, Float[Array, ""]]:
    def loss_fn(whole):
        example_losses = jax.vmap(one_example, in_axes=(None, 0, 0))(whole, x, y)
        return jnp.mean(example_losses)

    def one_example(whole, example, target):
        hidden = jax.nn.relu(example @ whole["w1"] + whole["b1"])
        return jnp.mean((hidden @ whole["w2"] + whole["b2"] - target) ** 2)

    # The gradient is whole. The sum with the velocity is cut by rows, because the velocity is.
    loss, gradient = jax.value_and_grad(loss_fn)(jax.reshard(state.params, NamedSharding(mesh, P())))
    velocity = jax.tree.map(lambda v, g: v * 0.9 + g, state.velocity, gradient)
    params = jax.tree.map(lambda p, v: p - rate * v, state.params, velocity)
    return State(params, velocity), loss
