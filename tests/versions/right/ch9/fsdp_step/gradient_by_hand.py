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
    zeros = jax.jit(lambda: {name: jnp.zeros(array.shape) for name, array in params.items()}, out_shardings=rows)()
    return State(jax.device_put(params, rows), zeros)


def step(
    state: State, x: Float[Array, "batch features"], y: Float[Array, "batch outputs"], rate: float, mesh: Mesh
) -> tuple[State, Float[Array, ""]]:
    everywhere, rows = NamedSharding(mesh, P()), NamedSharding(mesh, P("devices"))
    whole = jax.reshard(state.params, everywhere)
    before = x @ whole["w1"] + whole["b1"]
    hidden = jax.nn.relu(before)
    errors = hidden @ whole["w2"] + whole["b2"] - y
    d_output = 2 * errors / errors.size
    d_before = (d_output @ whole["w2"].T) * (before > 0)
    gradient = {
        "w1": jnp.matmul(x.T, d_before, out_sharding=rows),
        "b1": jax.reshard(d_before.sum(axis=0), rows),
        "w2": jnp.matmul(hidden.T, d_output, out_sharding=rows),
        "b2": jax.reshard(d_output.sum(axis=0), rows),
    }
    velocity = {name: 0.9 * state.velocity[name] + gradient[name] for name in gradient}
    params = {name: state.params[name] - rate * velocity[name] for name in gradient}
    return State(params, velocity), jnp.mean(errors**2)
