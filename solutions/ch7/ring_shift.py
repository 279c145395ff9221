"""Exchange the edges of shards with `ppermute`, and smooth a signal on a ring.

Lesson: exercises/ch7/README.md#ring_shift

Your code changes no argument, no global and no setting of JAX, and it prints nothing.

In both functions:

- The mesh has one axis, named "devices". It has at least two devices, and the number may change from mesh to mesh.
- The signal is a ring. The device before the first one is the last one, and the device after the last one is the first.
- All arrays are float32. All numbers are finite, and so are their sums.
- The only collective is `jax.lax.ppermute`. Each device sends two numbers in all: one to the device before it, and one
  to the device after it. If there are two devices, both go to the other one.
- The functions work inside `jax.jit` too.
"""

import jax
import jax.numpy as jnp
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Float


def with_halos(shard: Float[Array, " local"]) -> Float[Array, " local+2"]:
    """Attaches to a shard the number before it and the number after it.

    It is called inside `jax.shard_map`, over the axis "devices".

    Args:
        shard: the numbers of this device, at least one.

    Returns:
        The last number of the device before, then the shard, then the first number of the device after.

    Example:
        >>> mesh = jax.make_mesh((2,), ("devices",))
        >>> x = jax.device_put(jnp.array([1.0, 2.0, 3.0, 4.0]), NamedSharding(mesh, P("devices")))
        >>> jax.shard_map(with_halos, mesh=mesh, in_specs=P("devices"), out_specs=P("devices"))(x).tolist()
        [4.0, 1.0, 2.0, 3.0, 2.0, 3.0, 4.0, 1.0]

    Checks:
        - with_halos attaches the number before and the number after, on a ring
        - each device sends one number to each neighbour, and nothing is gathered
    """
    devices = jax.lax.axis_size("devices")
    right = [(device, (device + 1) % devices) for device in range(devices)]
    left = [(destination, source) for source, destination in right]
    # The number before me has to travel to the right, so it is the last number that each device sends there.
    before = jax.lax.ppermute(shard[-1:], "devices", right)
    after = jax.lax.ppermute(shard[:1], "devices", left)
    return jnp.concatenate([before, shard, after])


def moving_mean(x: Float[Array, " n"], mesh: Mesh) -> Float[Array, " n"]:
    """Replaces each number by the mean of itself and its two neighbours on the ring.

    result[i] = (x[i - 1] + x[i] + x[i + 1]) / 3. Before the first number comes the last one, and after the last number
    comes the first one. You may add them in any order, so rounding may differ.

    Args:
        x: the signal, at least three numbers. It is placed on `mesh` with `P("devices")`, so each device has equally
            many numbers, at least one.
        mesh: the mesh. Under `jax.jit`, it is static.

    Returns:
        The means, placed like `x`: each device has its own part.

    Example:
        >>> mesh = jax.make_mesh((8,), ("devices",))
        >>> x = jax.device_put(3 * jnp.arange(16.0), NamedSharding(mesh, P("devices")))
        >>> means = moving_mean(x, mesh)
        >>> means.tolist()[:3], means.tolist()[-3:]
        ([16.0, 3.0, 6.0], [39.0, 42.0, 29.0])

    Checks:
        - moving_mean agrees with one device, at the edges of shards and of the signal too
        - moving_mean works with one number on each device, and with any number of devices
        - each device sends one number to each neighbour, and nothing is gathered
        - the means are placed like x: each device has its own part
    """

    def local_mean(shard: Float[Array, " local"]) -> Float[Array, " local"]:
        padded = with_halos(shard)
        return (padded[:-2] + padded[1:-1] + padded[2:]) / 3

    return jax.shard_map(local_mean, mesh=mesh, in_specs=P("devices"), out_specs=P("devices"))(x)
