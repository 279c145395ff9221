# another way: Divides outside of the `shard_map`, where a plain `sum` adds up over all devices.

from functools import partial

import jax
import jax.numpy as jnp
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Float


def convolve(kernel: Float[Array, "taps"], signal: Float[Array, "samples"]) -> Float[Array, "positions"]:
    windows = jnp.arange(signal.size - kernel.size + 1)[:, None] + jnp.arange(kernel.size)
    return signal[windows] @ kernel


@partial(jax.jit, static_argnames="mesh")
def convolve_all(
    kernels: Float[Array, "signals taps"], signals: Float[Array, "signals samples"], mesh: Mesh
) -> Float[Array, "signals positions"]:
    by_rows = P("devices")
    return jax.shard_map(jax.vmap(convolve), mesh=mesh, in_specs=(by_rows, by_rows), out_specs=by_rows)(
        kernels, signals
    )


@partial(jax.jit, static_argnames="mesh")
def shares(
    kernel: Float[Array, "taps"], signals: Float[Array, "signals samples"], mesh: Mesh
) -> Float[Array, "signals positions"]:
    specs = (P(), P("devices"))
    outputs = jax.shard_map(
        lambda kernel, signals: jax.vmap(lambda signal: convolve(kernel, signal))(signals),
        mesh=mesh,
        in_specs=specs,
        out_specs=P("devices"),
    )(kernel, signals)
    return outputs / outputs.sum(axis=0)
