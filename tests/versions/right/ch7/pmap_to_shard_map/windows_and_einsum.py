import jax
import jax.numpy as jnp
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Float


def convolve(kernel: Float[Array, "taps"], signal: Float[Array, "samples"]) -> Float[Array, "positions"]:
    windows = jnp.arange(signal.size - kernel.size + 1)[:, None] + jnp.arange(kernel.size)
    return signal[windows] @ kernel


def on_each_device(fn, mesh, in_specs):
    return jax.shard_map(fn, mesh=mesh, in_specs=in_specs, out_specs=P("devices"))


def cut_windows(signals, taps):
    positions = signals.shape[1] - taps + 1
    return jnp.stack([signals[:, i : i + positions] for i in range(taps)], axis=-1)



def convolve_all(
    kernels: Float[Array, "signals taps"], signals: Float[Array, "signals samples"], mesh: Mesh
) -> Float[Array, "signals positions"]:
    def local(kernels, signals):
        return jnp.einsum("spt,st->sp", cut_windows(signals, kernels.shape[1]), kernels)

    return on_each_device(local, mesh, (P("devices"), P("devices")))(kernels, signals)


def shares(
    kernel: Float[Array, "taps"], signals: Float[Array, "signals samples"], mesh: Mesh
) -> Float[Array, "signals positions"]:
    def local(kernel, signals):
        outputs = cut_windows(signals, kernel.size) @ kernel
        return outputs / jax.lax.psum(jnp.einsum("sp->p", outputs), "devices")

    return on_each_device(local, mesh, (P(), P("devices")))(kernel, signals)
