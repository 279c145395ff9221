# breaks: "No single signal, kernel or output moves to another device.": copies all kernels to all devices first; the numbers are right
import jax
import jax.numpy as jnp
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Float


def convolve(kernel: Float[Array, "taps"], signal: Float[Array, "samples"]) -> Float[Array, "positions"]:
    windows = jnp.arange(signal.size - kernel.size + 1)[:, None] + jnp.arange(kernel.size)
    return signal[windows] @ kernel


def convolve_all(
    kernels: Float[Array, "signals taps"], signals: Float[Array, "signals samples"], mesh: Mesh
) -> Float[Array, "signals positions"]:
    def local(kernels, signals):
        i = jax.lax.axis_index("devices") * len(signals)
        mine = jax.lax.dynamic_slice_in_dim(kernels, i, len(signals))
        return jax.vmap(convolve)(mine, signals)

    kernels = jax.device_put(kernels, NamedSharding(mesh, P()))
    return jax.shard_map(local, mesh=mesh, in_specs=(P(), P("devices")), out_specs=P("devices"))(kernels, signals)


def shares(
    kernel: Float[Array, "taps"], signals: Float[Array, "signals samples"], mesh: Mesh
) -> Float[Array, "signals positions"]:
    def share(kernel, signals):
        outputs = jax.vmap(convolve, in_axes=(None, 0))(kernel, signals)
        return outputs / jax.lax.psum(outputs.sum(axis=0), "devices")

    return jax.shard_map(share, mesh=mesh, in_specs=(P(), P("devices")), out_specs=P("devices"))(kernel, signals)
