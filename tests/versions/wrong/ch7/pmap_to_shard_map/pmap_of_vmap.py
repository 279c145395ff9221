# breaks: "The results are placed on the same mesh.": pmap chooses its own devices; the result is not placed on the mesh, and device_get fails inside jax.jit
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
    n = mesh.size
    outputs = jax.pmap(jax.vmap(convolve))(
        jax.device_get(kernels).reshape(n, -1, kernels.shape[1]), jax.device_get(signals).reshape(n, -1, signals.shape[1])
    )
    return outputs.reshape(len(signals), -1)


def shares(
    kernel: Float[Array, "taps"], signals: Float[Array, "signals samples"], mesh: Mesh
) -> Float[Array, "signals positions"]:
    def share(kernel, signals):
        outputs = jax.vmap(convolve, in_axes=(None, 0))(kernel, signals)
        return outputs / jax.lax.psum(outputs.sum(axis=0), "devices")

    return jax.shard_map(share, mesh=mesh, in_specs=(P(), P("devices")), out_specs=P("devices"))(kernel, signals)
