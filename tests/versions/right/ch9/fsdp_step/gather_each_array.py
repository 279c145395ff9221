# another way: Gathers each array where it is used, so they need not all be whole at once.

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
    placed = {name: jax.device_put(array, rows) for name, array in params.items()}
    velocity = {name: jnp.zeros(array.shape, array.dtype, device=rows) for name, array in params.items()}
    return State(params=placed, velocity=velocity)


def step(
    state: State, x: Float[Array, "batch features"], y: Float[Array, "batch outputs"], rate: float, mesh: Mesh
) -> tuple[State, Float[Array, ""]]:
    def gather(array):
        return jax.reshard(array, NamedSharding(mesh, P(*[None] * array.ndim)))

    def loss_fn(params):
        hidden = x @ gather(params["w1"]) + gather(params["b1"])
        hidden = jnp.where(hidden > 0, hidden, 0.0)
        errors = hidden @ gather(params["w2"]) + gather(params["b2"]) - y
        return jnp.sum(errors**2) / errors.size

    loss, gradient = jax.value_and_grad(loss_fn)(state.params)
    velocity, params = {}, {}
    for name in state.params:
        velocity[name] = 0.9 * state.velocity[name] + gradient[name]
        params[name] = state.params[name] - rate * velocity[name]
    return State(params, velocity), loss
