# breaks: "The functions work inside `jax.jit` too, with `mesh` as a static argument.": np.asarray raises a tracer error inside jax.jit
import jax
import jax.numpy as jnp
import numpy as np
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Float


def convolve(kernel: Float[Array, "taps"], signal: Float[Array, "samples"]) -> Float[Array, "positions"]:
    windows = jnp.arange(signal.size - kernel.size + 1)[:, None] + jnp.arange(kernel.size)
    return signal[windows] @ kernel


def convolve_all(
    kernels: Float[Array, "signals taps"], signals: Float[Array, "signals samples"], mesh: Mesh
) -> Float[Array, "signals positions"]:
    by_rows = P("devices")
    return jax.shard_map(jax.vmap(convolve), mesh=mesh, in_specs=(by_rows, by_rows), out_specs=by_rows)(
        kernels, signals
    )


def shares(
    kernel: Float[Array, "taps"], signals: Float[Array, "signals samples"], mesh: Mesh
) -> Float[Array, "signals positions"]:
    def local(kernel, signals):
        return jax.vmap(convolve, in_axes=(None, 0))(kernel, signals)

    outputs = jax.shard_map(local, mesh=mesh, in_specs=(P(), P("devices")), out_specs=P("devices"))(kernel, signals)
    total = np.asarray(outputs).sum(axis=0)
    return outputs / jax.device_put(total, NamedSharding(mesh, P()))
