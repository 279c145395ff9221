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
    params = jax.tree.map(lambda array: jax.device_put(array, NamedSharding(mesh, P("devices"))), params)
    return State(params=params, velocity={name: jnp.zeros_like(array) for name, array in params.items()})


def step(
    state: State, x: Float[Array, "batch features"], y: Float[Array, "batch outputs"], rate: float, mesh: Mesh
) -> tuple[State, Float[Array, ""]]:
    everywhere = NamedSharding(mesh, P())

    def predict(params):
        w1, b1, w2, b2 = (jax.reshard(params[name], everywhere) for name in ("w1", "b1", "w2", "b2"))
        return jnp.maximum(x @ w1 + b1, 0) @ w2 + b2

    output, pull = jax.vjp(predict, state.params)
    (gradient,) = pull(2 * (output - y) / y.size)

    def update(param, velocity, slope):
        velocity = 0.9 * velocity + slope
        return param - rate * velocity, velocity

    both = {name: update(state.params[name], state.velocity[name], gradient[name]) for name in gradient}
    new = State({name: pair[0] for name, pair in both.items()}, {name: pair[1] for name, pair in both.items()})
    return new, jnp.mean(jnp.square(output - y))
