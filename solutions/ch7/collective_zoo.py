"""Let devices exchange numbers in five ways, with one collective each.

Lesson: exercises/ch7/README.md#collective_zoo

Your code changes no argument, no global and no setting of JAX, and it prints nothing.

The five functions run on every device, inside `jax.shard_map`. The function `on_each_device` shows how they are called.
Each gets the shard of its device, and returns an array for its device.

- The mesh has one axis, named "devices". It has at least two devices, and the number may change from mesh to mesh.
- Each function calls one collective, once. `psum`, `pmean`, `all_gather`, `psum_scatter` and `ppermute` are each the
  right one for one function. The mean may also be a `psum`, divided by the number of devices.
- No device gets more than it needs for its result. So `sum_of_all` does not gather the shards, and `share_of_sum` does
  not make the whole sum on each device.
- All arrays are float32, and all numbers are finite. The functions work inside `jax.jit` too.
"""

from collections.abc import Callable

import jax
import jax.numpy as jnp
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Float


def on_each_device(
    fn: Callable[[Array], Array], x: Float[Array, "rows columns"], mesh: Mesh
) -> Float[Array, "results columns"]:
    """Runs a function on each device, and joins the results along axis 0.

    This function is done. Leave it as it is, because the checks call it.

    Args:
        fn: a function of the shard of one device.
        x: placed by rows: `P("devices")`.
        mesh: devices along one axis, named "devices".

    Returns:
        The results of all devices, in their order, placed by rows.

    Example:
        >>> mesh = jax.make_mesh((8,), ("devices",))
        >>> x = jax.device_put(jnp.ones((16, 3)), NamedSharding(mesh, P("devices")))
        >>> on_each_device(lambda shard: shard[:1], x, mesh).shape
        (8, 3)
    """
    return jax.shard_map(fn, mesh=mesh, in_specs=P("devices"), out_specs=P("devices"))(x)


def sum_of_all(shard: Float[Array, "rows columns"]) -> Float[Array, "rows columns"]:
    """Adds the shards of all devices, element by element.

    Args:
        shard: the shard of this device.

    Returns:
        The sum, in the shape of `shard`. It is the same on each device.

    Example:
        >>> mesh = jax.make_mesh((8,), ("devices",))
        >>> x = jax.device_put(jnp.arange(8.0)[:, None], NamedSharding(mesh, P("devices")))
        >>> on_each_device(sum_of_all, x, mesh)[:, 0]
        Array([28., 28., 28., 28., 28., 28., 28., 28.], dtype=float32)

    Checks:
        - sum_of_all and mean_of_all combine the shards of all devices, element by element
        - each function is right for another number of devices
        - each function uses one collective, and the right one
    """
    return jax.lax.psum(shard, "devices")


def mean_of_all(shard: Float[Array, "rows columns"]) -> Float[Array, "rows columns"]:
    """Takes the mean of the shards of all devices, element by element.

    Args:
        shard: the shard of this device.

    Returns:
        The mean, in the shape of `shard`. It is the same on each device.

    Example:
        >>> mesh = jax.make_mesh((8,), ("devices",))
        >>> x = jax.device_put(jnp.arange(8.0)[:, None], NamedSharding(mesh, P("devices")))
        >>> on_each_device(mean_of_all, x, mesh)[:, 0]
        Array([3.5, 3.5, 3.5, 3.5, 3.5, 3.5, 3.5, 3.5], dtype=float32)

    Checks:
        - sum_of_all and mean_of_all combine the shards of all devices, element by element
        - each function is right for another number of devices
        - each function uses one collective, and the right one
    """
    return jax.lax.pmean(shard, "devices")


def everything(shard: Float[Array, "rows columns"]) -> Float[Array, "all_rows columns"]:
    """Joins the shards of all devices along axis 0, in the order of the devices.

    Args:
        shard: the shard of this device.

    Returns:
        The whole array. It is the same on each device.

    Example:
        >>> mesh = jax.make_mesh((8,), ("devices",))
        >>> x = jax.device_put(jnp.arange(8.0)[:, None], NamedSharding(mesh, P("devices")))
        >>> gathered = on_each_device(everything, x, mesh)
        >>> gathered.shape, gathered.addressable_shards[3].data[:, 0]
        ((64, 1), Array([0., 1., 2., 3., 4., 5., 6., 7.], dtype=float32))

    Checks:
        - everything joins all shards on each device, in the order of the devices
        - each function is right for another number of devices
        - each function uses one collective, and the right one
    """
    # Without tiled=True, the shards would be stacked along a new axis.
    return jax.lax.all_gather(shard, "devices", tiled=True)


def share_of_sum(shard: Float[Array, "rows columns"]) -> Float[Array, "share columns"]:
    """Adds the shards of all devices, element by element. Each device keeps its share of the rows of the sum.

    Args:
        shard: the shard of this device. The number of devices divides its number of rows.

    Returns:
        Device 0 returns the first rows of the sum, device 1 the next ones, and so on. All devices return equally many.

    Example:
        >>> mesh = jax.make_mesh((8,), ("devices",))
        >>> x = jax.device_put(jnp.arange(64.0)[:, None], NamedSharding(mesh, P("devices")))
        >>> on_each_device(share_of_sum, x, mesh)[:, 0]
        Array([224., 232., 240., 248., 256., 264., 272., 280.], dtype=float32)

    Checks:
        - share_of_sum leaves the share of device i on device i
        - each function is right for another number of devices
        - each function uses one collective, and the right one
    """
    return jax.lax.psum_scatter(shard, "devices", tiled=True)


def from_the_device_before(shard: Float[Array, "rows columns"]) -> Float[Array, "rows columns"]:
    """Moves each shard to the next device. The one of the last device goes to device 0.

    Args:
        shard: the shard of this device.

    Returns:
        The shard of the device before this one.

    Example:
        >>> mesh = jax.make_mesh((8,), ("devices",))
        >>> x = jax.device_put(jnp.arange(8.0)[:, None], NamedSharding(mesh, P("devices")))
        >>> on_each_device(from_the_device_before, x, mesh)[:, 0]
        Array([7., 0., 1., 2., 3., 4., 5., 6.], dtype=float32)

    Checks:
        - from_the_device_before moves each shard one device on, and the last one to device 0
        - each function is right for another number of devices
        - each function uses one collective, and the right one
    """
    devices = jax.lax.axis_size("devices")
    return jax.lax.ppermute(shard, "devices", [(i, (i + 1) % devices) for i in range(devices)])
