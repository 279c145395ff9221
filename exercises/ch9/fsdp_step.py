"""Train with momentum, while each device keeps only its part of the params and of the velocity.

Lesson: exercises/ch9/README.md#fsdp_step

Your code changes no argument, no global and no setting of JAX, and it prints nothing.

In both functions:

- The mesh has one axis, named "devices", and it is explicit. It has at least two devices, and the number may change
  from mesh to mesh.
- The params are a dict: "w1" has the shape (features, hidden), "b1" (hidden,), "w2" (hidden, outputs), and "b2"
  (outputs,).
- `features`, `hidden`, `outputs` and `batch` are multiples of the number of devices.
- All arrays are float32, and all numbers are finite. Results may differ by rounding.
- "Cut by rows" means `P("devices")`: the first axis is cut. Device 0 holds the first part of it, device 1 the next one,
  and so on.
- `step` is always called inside `jax.jit`, where the mesh is static. `init` is never called inside it.
"""

from typing import NamedTuple

import jax
import jax.numpy as jnp
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Float

Params = dict[str, Float[Array, "..."]]


class State(NamedTuple):
    """All that changes while you train.

    Attributes:
        params: the params.
        velocity: a dict like them, with an array of the same shape for each of them.

    Checks:
        - step agrees with one device, on meshes of different sizes
        - many steps in a scan agree with one device
        - step leaves on each device its own part of params and velocity, and the whole loss
        - params are gathered once, gradients are added once, and nothing else travels
    """

    params: Params
    velocity: Params


def init(params: Params, mesh: Mesh) -> State:
    """Starts a training, with velocities of 0.

    Args:
        params: the params at the start, not on the mesh yet.
        mesh: where to place the state.

    Returns:
        The state. All its arrays are cut by rows, the biases too.

    Example:
        >>> mesh = jax.make_mesh((8,), ("devices",))
        >>> shapes = {"w1": (16, 32), "b1": 32, "w2": (32, 8), "b2": 8}
        >>> state = init({name: jnp.ones(shape) for name, shape in shapes.items()}, mesh)
        >>> {name: array.addressable_shards[0].data.shape for name, array in state.velocity.items()}
        {'b1': (4,), 'b2': (1,), 'w1': (2, 32), 'w2': (4, 8)}

    Checks:
        - init keeps the params, starts with velocities of 0, and cuts all of them by rows
    """
    # TODO: about 2 lines.
    raise NotImplementedError("init")


def step(
    state: State, x: Float[Array, "batch features"], y: Float[Array, "batch outputs"], rate: float, mesh: Mesh
) -> tuple[State, Float[Array, ""]]:
    """Takes one step of gradient descent with momentum.

    - The loss is the mean of (relu(x @ w1 + b1) @ w2 + b2 - y) ** 2 over all examples and all outputs. relu sets
      negative numbers to 0.
    - The new velocity is 0.9 * velocity + gradient. The new params are params - rate * (new velocity).
    - From `all-gather`, a device gets each number of the params at most once, and nothing else. So velocities and
      examples never travel.
    - From `all-reduce` and `reduce-scatter` together, a device gets at most as many numbers as the params have, and one
      more for the loss. There are no other collectives.
    - A `jax.lax.scan` can carry the state through many steps, with the same x and y.
    - No number is exactly 0 before relu, so its slope there does not matter.

    Args:
        state: the state before the step. All its arrays are cut by rows.
        x: the examples, cut by rows.
        y: the right outputs, cut by rows.
        rate: the learning rate, a float32 scalar that was not placed on `mesh`. It may be a Python float or a tracer.
        mesh: the mesh on which all of them lie, a static argument.

    Returns:
        The state after the step, with all its arrays cut by rows, and the loss before the step, on all devices.

    Example:
        >>> mesh = jax.make_mesh((2,), ("devices",))
        >>> params = {"w1": jnp.eye(2), "b1": jnp.ones(2), "w2": jnp.eye(2), "b2": jnp.zeros(2)}
        >>> x = jax.device_put(jnp.array([[1.0, 2.0], [3.0, 4.0]]), NamedSharding(mesh, P("devices")))
        >>> state, loss = jax.jit(step, static_argnames="mesh")(init(params, mesh), x, x, 0.5, mesh)
        >>> print(state.params["b2"].tolist(), state.velocity["b2"].tolist(), float(loss))
        [-0.5, -0.5] [1.0, 1.0] 1.0

    Checks:
        - step agrees with one device, on meshes of different sizes
        - many steps in a scan agree with one device
        - step leaves on each device its own part of params and velocity, and the whole loss
        - params are gathered once, gradients are added once, and nothing else travels
    """
    # TODO: about 9 lines.
    raise NotImplementedError("step")
