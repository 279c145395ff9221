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
    mapped = jax.jit(jax.shard_map(jax.vmap(convolve), mesh=mesh, in_specs=P("devices"), out_specs=P("devices")))
    return mapped(kernels, signals)


def shares(
    kernel: Float[Array, "taps"], signals: Float[Array, "signals samples"], mesh: Mesh
) -> Float[Array, "signals positions"]:
    specs = (P(), P("devices"))

    def outputs_of(kernel, signals):
        return jax.vmap(convolve, in_axes=(None, 0), out_axes=0)(kernel, signals)

    def total_of(kernel, signals):
        return jax.lax.psum(outputs_of(kernel, signals).sum(axis=0), "devices")

    def divide(kernel, signals, total):
        return outputs_of(kernel, signals) / total

    total = jax.shard_map(total_of, mesh=mesh, in_specs=specs, out_specs=P())(kernel, signals)
    return jax.shard_map(divide, mesh=mesh, in_specs=(*specs, P()), out_specs=P("devices"))(kernel, signals, total)
