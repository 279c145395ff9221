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
    rows = P("devices")

    def local(kernels, signals):
        windows = jnp.arange(signals.shape[1] - kernels.shape[1] + 1)[:, None] + jnp.arange(kernels.shape[1])
        return (signals[:, windows] * kernels[:, None, :]).sum(axis=2)

    return jax.shard_map(local, mesh=mesh, in_specs=(rows, rows), out_specs=rows)(kernels, signals)


def shares(
    kernel: Float[Array, "taps"], signals: Float[Array, "signals samples"], mesh: Mesh
) -> Float[Array, "signals positions"]:
    def share(kernel, signals):
        outputs = jax.vmap(convolve, (None, 0))(kernel, signals)
        sums = jax.lax.all_gather(outputs.sum(axis=0), "devices")
        return outputs / sums.sum(axis=0)

    return jax.shard_map(share, mesh=mesh, in_specs=(P(), P("devices")), out_specs=P("devices"))(kernel, signals)
