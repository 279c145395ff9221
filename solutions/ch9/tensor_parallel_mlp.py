"""Divide a network of two layers among devices, so that one collective is enough.

Lesson: exercises/ch9/README.md#tensor_parallel_mlp

Your code changes no argument, no global and no setting of JAX, and it prints nothing.

In all three functions:

- The mesh has one axis, named "devices", and it is explicit. It has at least two devices, and the number may change
  from mesh to mesh.
- `params` is a dict with the keys "w_up", "b_up", "w_down" and "b_down".
- The number of hidden units is a multiple of the number of devices. The other axes have any length of at least 1.
- All arrays are float32, and all numbers are finite. Results may differ by rounding.
- `forward` and `gradient` are always called inside `jax.jit`. `place` works outside of it and inside, as
  `jax.device_put` does. Inside, the mesh is static.
"""

import jax
import jax.numpy as jnp
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Float

Params = dict[str, Float[Array, "..."]]


def place(params: Params, mesh: Mesh) -> Params:
    """Gives each device some hidden units, with the numbers that belong to these units.

    - Each device gets equally many hidden units. Device 0 gets the first ones, device 1 the next ones, and so on.
    - A device gets no number that belongs to the hidden units of others.
    - The hidden units are the columns of "w_up", the elements of "b_up", and the rows of "w_down".
    - "b_down" belongs to no hidden unit. Each device gets all of it.

    Args:
        params: the params, not on the mesh yet. "w_up" has the shape (features, hidden), "b_up" (hidden,), "w_down"
            (hidden, outputs), and "b_down" (outputs,).
        mesh: where to place them.

    Returns:
        The same numbers in a new dict, placed on `mesh`.

    Example:
        >>> mesh = jax.make_mesh((8,), ("devices",))
        >>> shapes = {"w_up": (3, 16), "b_up": 16, "w_down": (16, 2), "b_down": 2}
        >>> params = {name: jnp.ones(shape) for name, shape in shapes.items()}
        >>> placed = place(params, mesh)
        >>> {name: placed[name].addressable_shards[0].data.shape for name in params}
        {'w_up': (3, 2), 'b_up': (2,), 'w_down': (2, 2), 'b_down': (2,)}

    Checks:
        - place gives each device its own hidden units, and all of b_down
    """
    # A hidden unit is complete on one device. So the first product and relu need nothing from others.
    specs = {"w_up": P(None, "devices"), "b_up": P("devices"), "w_down": P("devices", None), "b_down": P()}
    return {name: jax.device_put(params[name], NamedSharding(mesh, spec)) for name, spec in specs.items()}


def forward(params: Params, x: Float[Array, "batch features"], mesh: Mesh) -> Float[Array, "batch outputs"]:
    """Computes relu(x @ w_up + b_up) @ w_down + b_down. relu sets negative numbers to 0.

    - The devices exchange one sum, of at most batch * outputs numbers, and nothing else.

    Args:
        params: the params, placed on `mesh` as `place` does it.
        x: the examples. Each device has all of them: `P()`.
        mesh: the mesh, a static argument.

    Returns:
        The outputs. Each device has all of them: `P()`.

    Example:
        >>> mesh = jax.make_mesh((2,), ("devices",))
        >>> w_up, w_down = jnp.array([[1.0, -1.0]]), jnp.array([[3.0], [4.0]])
        >>> params = place({"w_up": w_up, "b_up": jnp.ones(2), "w_down": w_down, "b_down": jnp.array([0.5])}, mesh)
        >>> x = jax.device_put(jnp.array([[1.0], [-2.0]]), NamedSharding(mesh, P()))
        >>> jax.jit(forward, static_argnames="mesh")(params, x, mesh).tolist()
        [[6.5], [12.5]]

    Checks:
        - forward agrees with one device, on meshes of different sizes
        - forward gives all devices the outputs, and needs one sum for it
    """
    hidden = jax.nn.relu(x @ params["w_up"] + params["b_up"])
    # Each device has some terms of every sum. The layout of the result makes JAX add them up, on all devices.
    outputs = jnp.matmul(hidden, params["w_down"], out_sharding=NamedSharding(mesh, P()))
    return outputs + params["b_down"]


def gradient(params: Params, x: Float[Array, "batch features"], y: Float[Array, "batch outputs"], mesh: Mesh) -> Params:
    """Computes the gradient of the mean of (forward(params, x, mesh) - y) ** 2, with respect to the params.

    - The mean goes over all examples and all outputs.
    - The devices exchange one sum, of at most batch * outputs numbers, and nothing else.
    - No element of x @ w_up + b_up is exactly 0, so the slope of relu there does not matter.

    Args:
        params: the params, placed on `mesh` as `place` does it.
        x: the examples. Each device has all of them: `P()`.
        y: the right outputs. Each device has all of them: `P()`.
        mesh: the mesh, a static argument.

    Returns:
        The gradient, a dict like `params`. Each array is placed like the array of the params.

    Example:
        >>> mesh = jax.make_mesh((2,), ("devices",))
        >>> w_up, w_down = jnp.ones((1, 2)), jnp.ones((2, 1))
        >>> params = {"w_up": w_up, "b_up": jnp.zeros(2), "w_down": w_down, "b_down": jnp.zeros(1)}
        >>> x = jax.device_put(jnp.array([[1.0], [2.0]]), NamedSharding(mesh, P()))
        >>> slopes = jax.jit(gradient, static_argnames="mesh")(place(params, mesh), x, jnp.zeros((2, 1)), mesh)
        >>> print(slopes["w_down"].tolist(), slopes["b_down"].tolist())
        [[10.0], [10.0]] [6.0]

    Checks:
        - gradient agrees with one device
        - gradient stays where the params are, and needs one sum, that of forward
    """

    def loss(params: Params) -> Float[Array, ""]:
        return jnp.mean((forward(params, x, mesh) - y) ** 2)

    # On the way back, each device has the slopes of all outputs. For its own hidden units, it needs nothing else.
    return jax.grad(loss)(params)
