"""Repair three functions of a sharded vector: each device forgets the numbers of the others.

Lesson: exercises/ch7/README.md#forgotten_psum

Your code changes no argument, no global and no setting of JAX, and it prints nothing.

The functions below run, and they are wrong. Repair them, so that this holds:

- The results are those of the whole vector, as if it lay on one device. A scalar is right on all devices,
  and not only on device 0.
- `jax.shard_map` stays in each function, and so does JAX's check: no call has `check_vma=False`.
- The functions work inside `jax.jit` too, with `mesh` as a static argument. Nobody takes their gradients.

All meshes have one axis, named "devices", with at least two CPU devices. All vectors are placed on the mesh, with
`P("devices")`. Each device holds equally many elements, at least one.
"""

import jax
import jax.numpy as jnp
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Bool, Float


def mean_square(x: Float[Array, "elements"], mesh: Mesh) -> Float[Array, ""]:
    """Computes the mean of the squares of all elements.

    Args:
        x: a vector, placed as above. No element is larger than 1e6, or smaller than -1e6.
        mesh: a mesh, as above.

    Returns:
        The mean, a float32 scalar. All devices hold it.

    Example:
        >>> mesh = jax.make_mesh((8,), ("devices",))
        >>> mean_square(jax.device_put(jnp.arange(8.0), NamedSharding(mesh, P("devices"))), mesh)
        Array(17.5, dtype=float32)

    Checks:
        - mean_square is the mean of all squares, and each device holds it
        - the three functions are right for another number of devices, and inside jax.jit
        - jax.shard_map stays, and its check stays on
    """

    def local(shard):
        # All shards have the same size, so the mean of their means is the mean of all.
        return jax.lax.pmean(jnp.mean(shard**2), "devices")

    return jax.shard_map(local, mesh=mesh, in_specs=P("devices"), out_specs=P())(x)


def unit(x: Float[Array, "elements"], mesh: Mesh) -> Float[Array, "elements"]:
    """Divides a vector by its length.

        length = the square root of the sum of the squares of all elements

    Args:
        x: a vector, placed as above. The square root of the sum of its squares is between 1e-3 and 1e6.
        mesh: a mesh, as above.

    Returns:
        A vector of length 1, placed like `x`.

    Example:
        >>> mesh = jax.make_mesh((8,), ("devices",))
        >>> x = jax.device_put(jnp.full(16, 5.0), NamedSharding(mesh, P("devices")))
        >>> unit(x, mesh).tolist()[:3]
        [0.25, 0.25, 0.25]

    Checks:
        - unit divides by the length of the whole vector, and keeps its placement
        - the three functions are right for another number of devices, and inside jax.jit
        - jax.shard_map stays, and its check stays on
    """

    def local(shard):
        # Add up the squares of all devices, and only then take the root.
        return shard / jnp.sqrt(jax.lax.psum(jnp.sum(shard**2), "devices"))

    return jax.shard_map(local, mesh=mesh, in_specs=P("devices"), out_specs=P("devices"))(x)


def mean_of_valid(x: Float[Array, "elements"], valid: Bool[Array, "elements"], mesh: Mesh) -> Float[Array, ""]:
    """Computes the mean of the valid elements.

    Args:
        x: a vector, placed as above. Valid elements lie between -1e6 and 1e6. The others may be anything, such as NaN.
        valid: True for each valid element, placed like `x`. At least one element of the whole vector is valid. A device
            may have none.
        mesh: a mesh, as above.

    Returns:
        The mean of all valid elements, a float32 scalar. All devices hold it.

    Example:
        >>> mesh = jax.make_mesh((8,), ("devices",))
        >>> x = jax.device_put(jnp.arange(16.0), NamedSharding(mesh, P("devices")))
        >>> mean_of_valid(x, x >= 10, mesh)
        Array(12.5, dtype=float32)

    Checks:
        - mean_of_valid is the mean of all valid elements, and each device holds it
        - a device without valid elements adds nothing
        - the three functions are right for another number of devices, and inside jax.jit
        - jax.shard_map stays, and its check stays on
    """

    def local(shard, valid):
        # Devices may have different numbers of valid elements. So both sums go over all devices before the division.
        total = jax.lax.psum(jnp.sum(jnp.where(valid, shard, 0.0)), "devices")
        return total / jax.lax.psum(jnp.sum(valid), "devices")

    specs = (P("devices"), P("devices"))
    return jax.shard_map(local, mesh=mesh, in_specs=specs, out_specs=P())(x, valid)
