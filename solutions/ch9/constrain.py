"""Change the layout in the middle of a program, and leave the values alone.

Lesson: exercises/ch9/README.md#constrain

Your code changes no argument, no global and no setting of JAX, and it prints nothing. Both functions work inside
`jax.jit` too, with `mesh` as a static argument, and place their results in the same way there. All arrays are float32,
with finite numbers, and none of their axes has length 0.
"""

import jax
import jax.numpy as jnp
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Float


def running_totals(x: Float[Array, "rows columns"], mesh: Mesh) -> Float[Array, "rows columns"]:
    """Adds up each column from top to bottom, and keeps each sum on the way.

        result[i] = x[0] + x[1] + ... + x[i]

    - A device receives at most twice as many numbers as it holds of `x`. This is only checked if it holds at least 8
      rows.

    Args:
        x: placed on `mesh` by rows: `P("devices")`. The number of devices divides the number of rows, and the number of
            columns.
        mesh: four to eight CPU devices along one explicit axis, named "devices".

    Returns:
        The running totals, placed by rows, like `x`.

    Example:
        >>> mesh = jax.make_mesh((8,), ("devices",))
        >>> x = jax.device_put(jnp.ones((16, 8)), NamedSharding(mesh, P("devices")))
        >>> totals = running_totals(x, mesh)
        >>> jax.typeof(totals)
        ShapedArray(float32[16@devices,8])
        >>> jax.device_get(totals)[:, 0].tolist()[:4]
        [1.0, 2.0, 3.0, 4.0]

    Checks:
        - running_totals adds up the whole column, and not only the rows of one device
        - running_totals leaves the result by rows
        - running_totals sends each device at most twice as many numbers as it holds
    """
    # By columns, each device has whole columns, and needs no other device. Both changes of the layout are an
    # all-to-all: each device gives away most of what it holds, and gets as much. With P(), it would get everything.
    by_columns = jax.reshard(x, NamedSharding(mesh, P(None, "devices")))
    return jax.reshard(jnp.cumsum(by_columns, axis=0), NamedSharding(mesh, P("devices", None)))


def two_layers(
    batch: Float[Array, "examples features"],
    w_in: Float[Array, "features hidden"],
    w_out: Float[Array, "hidden outputs"],
    mesh: Mesh,
) -> tuple[Float[Array, "examples hidden"], Float[Array, "examples outputs"]]:
    """Computes two layers, and says how each of them is laid out.

        hidden = relu(batch @ w_in)
        output = hidden @ w_out

    Args:
        batch: the number of devices divides the number of examples. None of the three arrays is placed on a mesh yet.
        w_in: the number of devices divides the number of its columns.
        w_out: any number of outputs, at least one.
        mesh: at least two CPU devices along one automatic axis, named "devices".

    Returns:
        `hidden` and `output`, both placed on `mesh`. In `hidden`, the axis "devices" cuts the columns, and nothing else
        is cut. In `output`, it cuts the rows, and nothing else is cut.

    Example:
        >>> mesh = jax.make_mesh((8,), ("devices",), axis_types=(jax.sharding.AxisType.Auto,))
        >>> hidden, output = two_layers(jnp.ones((16, 3)), jnp.ones((3, 24)), jnp.ones((24, 5)), mesh)
        >>> hidden.addressable_shards[0].data.shape, output.addressable_shards[0].data.shape
        ((16, 3), (2, 5))

    Checks:
        - two_layers computes both layers
        - two_layers leaves the hidden layer by columns, and the output by rows
    """
    # The constraint returns a new array, and only what is computed from that one is constrained.
    hidden = jax.nn.relu(batch @ w_in)
    hidden = jax.lax.with_sharding_constraint(hidden, NamedSharding(mesh, P(None, "devices")))
    return hidden, jax.lax.with_sharding_constraint(hidden @ w_out, NamedSharding(mesh, P("devices", None)))
