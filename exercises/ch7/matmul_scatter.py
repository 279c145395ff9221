"""Multiply matrices that are cut along the axis of the sum, and keep the product sharded.

Lesson: exercises/ch7/README.md#matmul_scatter

Your code changes no argument, no global and no setting of JAX, and it prints nothing.

In both functions:

- The mesh has one axis, named "devices". It has at least two devices, and the number may change from mesh to mesh.
- All arrays are float32, and all numbers are finite. Sums may be rounded in any order.
- Use `jax.shard_map`. Each function needs one `jax.lax.psum_scatter`, and no other collective.
- `rows`, `inner`, `batch` and `hidden` are multiples of the number of devices. Other axes have any
  length of at least 1.
- The functions work inside `jax.jit` too.
"""

import jax
import jax.numpy as jnp
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Float


def matmul_scatter(
    left: Float[Array, "rows inner"], right: Float[Array, "inner columns"], mesh: Mesh
) -> Float[Array, "rows columns"]:
    """Computes `left @ right`, and leaves on each device some rows of the product.

    Args:
        left: placed on `mesh` with `P(None, "devices")`, so each device has some of its columns.
        right: placed on `mesh` with `P("devices", None)`, so each device has the rows that belong to these columns.
        mesh: the mesh, a static argument.

    Returns:
        The product, placed on `mesh` with `P("devices", None)`. `P("devices")` means the same.

    Example:
        >>> mesh = jax.make_mesh((2,), ("devices",))
        >>> left = jnp.array([[1.0, 2.0], [3.0, 4.0]])
        >>> right = jnp.array([[1.0, 0.0, 1.0], [0.0, 1.0, 1.0]])
        >>> left = jax.device_put(left, NamedSharding(mesh, P(None, "devices")))
        >>> right = jax.device_put(right, NamedSharding(mesh, P("devices", None)))
        >>> product = matmul_scatter(left, right, mesh)
        >>> [shard.data.tolist() for shard in product.addressable_shards]
        [[[1.0, 2.0, 3.0]], [[3.0, 4.0, 7.0]]]

    Checks:
        - matmul_scatter agrees with left @ right, for any shapes
        - both functions work on meshes of 2 and of 4 devices
        - each device ends with its own rows of the result, and with no others
        - the only collective is one psum_scatter
    """
    # TODO: about 4 lines.
    raise NotImplementedError("matmul_scatter")


def feed_forward(
    x: Float[Array, "batch features"],
    w_up: Float[Array, "features hidden"],
    w_down: Float[Array, "hidden outputs"],
    bias: Float[Array, " outputs"],
    mesh: Mesh,
) -> Float[Array, "batch outputs"]:
    """Computes relu(x @ w_up) @ w_down + bias, with weights that are spread over the devices.

    relu sets negative numbers to 0. In the result, the bias is added once to each example.

    Args:
        x: the examples. All devices have all of them: `P()`.
        w_up: the first weights, placed on `mesh` with `P(None, "devices")`. Each device has some hidden units.
        w_down: the second weights, placed on `mesh` with `P("devices", None)`, for the same hidden units.
        bias: the bias of the outputs. All devices have all of it: `P()`.
        mesh: the mesh, a static argument.

    Returns:
        The outputs, placed on `mesh` with `P("devices", None)`. Each device has some of the examples.

    Example:
        >>> mesh = jax.make_mesh((2,), ("devices",))
        >>> put = lambda array, *spec: jax.device_put(jnp.array(array), NamedSharding(mesh, P(*spec)))
        >>> x, bias = put([[1.0], [-2.0]]), put([0.5])
        >>> w_up, w_down = put([[1.0, -1.0]], None, "devices"), put([[3.0], [4.0]], "devices", None)
        >>> feed_forward(x, w_up, w_down, bias, mesh).tolist()
        [[3.5], [8.5]]

    Checks:
        - feed_forward agrees with one device, and adds the bias once
        - both functions work on meshes of 2 and of 4 devices
        - each device ends with its own rows of the result, and with no others
        - the only collective is one psum_scatter
    """
    # TODO: about 5 lines.
    raise NotImplementedError("feed_forward")
