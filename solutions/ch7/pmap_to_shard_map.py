"""Repair two functions: the `jax.pmap` of old notes becomes `jax.shard_map`, for any number of signals.

Lesson: exercises/ch7/README.md#pmap_to_shard_map

Your code changes no argument, no global and no setting of JAX, and it prints nothing.

The program below comes from old notes, and it knows nothing about meshes. It runs with arrays that lie on one device,
if there is one signal for each device. Repair it, so that this holds:

- The arrays come placed on a mesh, as `Args` says. The results are placed on the same mesh.
- A device may hold several signals. All devices hold equally many.
- Each device convolves its own signals. Devices exchange only what they have added up over their own signals. No single
  signal, kernel or output moves to another device.
- The functions work inside `jax.jit` too, with `mesh` as a static argument.

Only this is checked, so other ways than `jax.shard_map` are right too. All numbers are float32, between 0.01 and 100.
"""

import jax
import jax.numpy as jnp
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Float


def convolve(kernel: Float[Array, "taps"], signal: Float[Array, "samples"]) -> Float[Array, "positions"]:
    """Convolves one signal with one kernel. This function is right, and you may use it.

    Args:
        kernel: at least one tap.
        signal: at least as many samples as the kernel has taps.

    Returns:
        For each position, the sum of the products of the kernel with the samples above it.

    Example:
        >>> convolve(jnp.array([1.0, 4.0]), jnp.array([2.0, 3.0, 5.0, 9.0]))
        Array([14., 23., 41.], dtype=float32)

    Checks:
        - convolve_all convolves each signal with its own kernel, if each device holds one signal
    """
    windows = jnp.arange(signal.size - kernel.size + 1)[:, None] + jnp.arange(kernel.size)
    return signal[windows] @ kernel


def convolve_all(
    kernels: Float[Array, "signals taps"], signals: Float[Array, "signals samples"], mesh: Mesh
) -> Float[Array, "signals positions"]:
    """Convolves each signal with its own kernel.

    Args:
        kernels: one row for each signal, placed by rows: `P("devices")`.
        signals: placed by rows: `P("devices")`. The number of devices divides the number of signals.
        mesh: at least two CPU devices along one axis, named "devices".

    Returns:
        One row for each signal: `convolve(kernel, signal)`. It is placed by rows, like `signals`.

    Example:
        >>> mesh = jax.make_mesh((8,), ("devices",))
        >>> rows = NamedSharding(mesh, P("devices"))
        >>> kernels, signals = jax.device_put((jnp.ones((16, 2)), jnp.ones((16, 4))), rows)
        >>> jax.typeof(convolve_all(kernels, signals, mesh))
        ShapedArray(float32[16@devices,3])

    Checks:
        - convolve_all convolves each signal with its own kernel, if each device holds one signal
        - convolve_all and shares are right if each device holds several signals
        - the results are placed by rows on the given mesh, inside jax.jit too
        - no signal, kernel or output moves to another device
    """
    # vmap maps over the signals of one device. shard_map keeps the axis, so the body still has to do this.
    rows = P("devices")
    return jax.shard_map(jax.vmap(convolve), mesh=mesh, in_specs=(rows, rows), out_specs=rows)(kernels, signals)


def shares(
    kernel: Float[Array, "taps"], signals: Float[Array, "signals samples"], mesh: Mesh
) -> Float[Array, "signals positions"]:
    """Convolves each signal with the same kernel, and divides by the total of all signals.

        output = convolve(kernel, signal)              for each signal
        share  = output / the sum of the outputs of all signals, position by position

    So the shares at each position add up to 1, over all signals on all devices.

    Args:
        kernel: the same on each device: `P()`.
        signals: placed by rows: `P("devices")`. The number of devices divides the number of signals.
        mesh: at least two CPU devices along one axis, named "devices".

    Returns:
        One row for each signal, placed by rows, like `signals`.

    Example:
        >>> mesh = jax.make_mesh((8,), ("devices",))
        >>> signals = jax.device_put(jnp.ones((16, 4)), NamedSharding(mesh, P("devices")))
        >>> kernel = jax.device_put(jnp.array([1.0, 2.0]), NamedSharding(mesh, P()))
        >>> jax.device_get(shares(kernel, signals, mesh))[0]
        array([0.0625, 0.0625, 0.0625], dtype=float32)

    Checks:
        - shares divides by the total of all signals on all devices, if each device holds one
        - convolve_all and shares are right if each device holds several signals
        - the results are placed by rows on the given mesh, inside jax.jit too
        - no signal, kernel or output moves to another device
    """

    def local(kernel, shard):
        outputs = jax.vmap(convolve, in_axes=(None, 0))(kernel, shard)
        # First the signals of this device, then those of all devices.
        return outputs / jax.lax.psum(outputs.sum(axis=0), "devices")

    return jax.shard_map(local, mesh=mesh, in_specs=(P(), P("devices")), out_specs=P("devices"))(kernel, signals)
