# breaks: "For each position, the sum of the products of the kernel with the samples above it.": jnp.convolve flips the kernel: wrong if it is not a palindrome
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
    local = jax.vmap(lambda kernel, signal: jnp.convolve(signal, kernel, mode="valid"))
    return jax.shard_map(local, mesh=mesh, in_specs=P("devices"), out_specs=P("devices"))(kernels, signals)


def shares(
    kernel: Float[Array, "taps"], signals: Float[Array, "signals samples"], mesh: Mesh
) -> Float[Array, "signals positions"]:
    def share(kernel, signals):
        outputs = jax.vmap(convolve, in_axes=(None, 0))(kernel, signals)
        return outputs / jax.lax.psum(outputs.sum(axis=0), "devices")

    return jax.shard_map(share, mesh=mesh, in_specs=(P(), P("devices")), out_specs=P("devices"))(kernel, signals)
