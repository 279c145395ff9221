# another way: Uses `shard_map` as a decorator, and `jax.lax.map`: less memory, but one row at a time.

from functools import partial

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
    @partial(jax.shard_map, mesh=mesh, in_specs=P("devices"), out_specs=P("devices"))
    def local(kernels, signals):
        return jax.lax.map(lambda pair: convolve(*pair), (kernels, signals))

    return local(kernels, signals)


def shares(
    kernel: Float[Array, "taps"], signals: Float[Array, "signals samples"], mesh: Mesh
) -> Float[Array, "signals positions"]:
    @partial(jax.shard_map, mesh=mesh, in_specs=(P(), P("devices", None)), out_specs=P("devices", None))
    def local(kernel, signals):
        outputs = jax.lax.map(lambda signal: convolve(kernel, signal), signals)
        return outputs / jax.lax.psum(jnp.sum(outputs, axis=0, keepdims=True), "devices")

    return local(kernel, signals)
