"""Train on eight devices: params are everywhere, and each device has its own examples.

Lesson: exercises/ch7/README.md#data_parallel_step

Your code changes no argument, no global and no setting of JAX, and it prints nothing.

In both functions:

- The mesh has one axis, named "devices". It has at least two devices, and the number may change from mesh to mesh.
- `params` is a dict: `"w"` holds the weights, of shape (features,), and `"b"` the bias, of shape ().
- `x` holds the examples, and `y` the right answer for each of them. There are equally many for each device, at least
  one.
- All arrays are float32, and all numbers are finite. Results may differ by rounding.
- Both functions work with and without `jax.jit` around them. Inside of it, the mesh is static. You may use decorators.
"""

import functools

import jax
import jax.numpy as jnp
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Float

Params = dict[str, Float[Array, "..."]]


def place(
    params: Params, x: Float[Array, "batch features"], y: Float[Array, " batch"], mesh: Mesh
) -> tuple[Params, Float[Array, "batch features"], Float[Array, " batch"]]:
    """Puts the whole params on every device, and cuts the batch into one part for each device.

    Args:
        params: the params, on one device.
        x: the examples, on one device.
        y: the right answers, on one device.
        mesh: where to place them.

    Returns:
        The same numbers as (params, x, y), placed on `mesh`. Device 0 has the first examples with their answers,
        device 1 has the next ones, and so on.

    Example:
        >>> mesh = jax.make_mesh((8,), ("devices",))
        >>> params, x, y = place({"w": jnp.ones(3), "b": jnp.zeros(())}, jnp.ones((16, 3)), jnp.ones(16), mesh)
        >>> [array.addressable_shards[0].data.shape for array in (params["w"], x, y)]
        [(3,), (2, 3), (2,)]

    Checks:
        - place puts the whole params on every device, and its own examples on each
    """
    return (
        jax.device_put(params, NamedSharding(mesh, P())),
        jax.device_put(x, NamedSharding(mesh, P("devices"))),
        jax.device_put(y, NamedSharding(mesh, P("devices"))),
    )


# Without `jax.jit`, a `shard_map` compiles each of its operations by itself, in each call.
@functools.partial(jax.jit, static_argnames="mesh")
def step(
    params: Params, x: Float[Array, "batch features"], y: Float[Array, " batch"], rate: float, mesh: Mesh
) -> tuple[Params, Float[Array, ""]]:
    """Takes one step of gradient descent on the loss of the whole batch.

    - The loss is the mean of (x @ w + b - y) ** 2 over all examples of all devices.
    - Each array of the params becomes array - rate * gradient.
    - Each device works on its own examples. The devices exchange sums and means, and nothing else. Together, these have
      at most features + 2 numbers.
    - A `jax.lax.scan` inside of `jax.jit` can take many steps. It carries the params, and x and y stay the same.

    Args:
        params: the params before the step, placed on `mesh` with `P()`.
        x: the examples, placed on `mesh` with `P("devices")`.
        y: the right answers, placed on `mesh` with `P("devices")`.
        rate: the learning rate, a Python float, or a float32 scalar array that was not placed on `mesh`.
        mesh: the mesh on which all of them lie.

    Returns:
        A new dict of params, and the loss before the step. Every device holds all of these numbers.

    Example:
        >>> mesh = jax.make_mesh((8,), ("devices",))
        >>> params, x, y = place({"w": jnp.zeros(1), "b": jnp.zeros(())}, jnp.ones((8, 1)), jnp.arange(8.0), mesh)
        >>> params, loss = step(params, x, y, 0.25, mesh)
        >>> print(params["w"].tolist(), float(params["b"]), float(loss))
        [1.75] 1.75 17.5

    Checks:
        - step gives the params and the loss of one device with the whole batch
        - all devices end with the same params and the same loss
        - each device works on its own examples, and only sums and means travel
        - 50 steps in a scan agree with one device
    """

    def local_step(
        params: Params, x: Float[Array, "local features"], y: Float[Array, " local"]
    ) -> tuple[Params, Float[Array, ""]]:
        def loss(params: Params) -> Float[Array, ""]:
            # The mean over devices belongs into the loss. All devices share params, so JAX already adds up their
            # gradients. A pmean of the gradients would come too late: it averages equal numbers.
            return jax.lax.pmean(jnp.mean((x @ params["w"] + params["b"] - y) ** 2), "devices")

        before, gradient = jax.value_and_grad(loss)(params)
        return jax.tree.map(lambda leaf, slope: leaf - rate * slope, params, gradient), before

    parts = P("devices")
    return jax.shard_map(local_step, mesh=mesh, in_specs=(P(), parts, parts), out_specs=P())(params, x, y)
