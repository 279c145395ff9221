# breaks: "`training` is a Python bool even there.": jit makes a tracer of `training`, and the `if` raises a TracerBoolConversionError, in every call.
from typing import NamedTuple

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


class Stats(NamedTuple):
    mean: Float[Array, " features"]
    variance: Float[Array, " features"]


def normalize(
    x: Float[Array, "batch features"], mean: Float[Array, " features"], variance: Float[Array, " features"]
) -> Float[Array, "batch features"]:
    return (x - mean) / jnp.sqrt(variance + 1e-5)


def train(
    stats: Stats, batches: Float[Array, "batches batch features"], decay: float
) -> tuple[Stats, Float[Array, "batches batch features"]]:
    def step(stats, x):
        return batch_norm(stats, x, decay, training=True)

    return jax.lax.scan(step, stats, batches)


@jax.jit
def batch_norm(
    stats: Stats, x: Float[Array, "batch features"], decay: float, training: bool
) -> tuple[Stats, Float[Array, "batch features"]]:
    if not training:
        return stats, normalize(x, stats.mean, stats.variance)
    mean, variance = jnp.mean(x, axis=0), jnp.var(x, axis=0)
    moved = Stats(decay * stats.mean + (1 - decay) * mean, decay * stats.variance + (1 - decay) * variance)
    return moved, normalize(x, mean, variance)
