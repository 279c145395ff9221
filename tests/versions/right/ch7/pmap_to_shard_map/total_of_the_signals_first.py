# another way: Adds up the signals first: convolution is linear, so the total needs one convolution.

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
        return jnp.stack([convolve(kernel, signal) for kernel, signal in zip(kernels, signals)])

    return jax.shard_map(local, mesh=mesh, in_specs=(P("devices"), P("devices")), out_specs=P("devices"))(
        kernels, signals
    )


def shares(
    kernel: Float[Array, "taps"], signals: Float[Array, "signals samples"], mesh: Mesh
) -> Float[Array, "signals positions"]:
    def share(kernel, signals):
        # Convolution is linear: the sum of the outputs is the output of the sum.
        total = convolve(kernel, jax.lax.psum(signals.sum(axis=0), "devices"))
        return jax.vmap(convolve, in_axes=(None, 0))(kernel, signals) / total

    return jax.shard_map(share, mesh=mesh, in_specs=(P(), P("devices")), out_specs=P("devices"))(kernel, signals)
