# breaks: "The running statistics move: each becomes decay * (what it was) + (1 - decay) * (that of the batch).": they stay as they were, in training too.
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


def batch_norm(
    stats: Stats, x: Float[Array, "batch features"], decay: float, training: bool
) -> tuple[Stats, Float[Array, "batch features"]]:
    if training:
        mean, variance = jnp.mean(x, axis=0), jnp.var(x, axis=0)
    else:
        mean, variance = stats
    return stats, normalize(x, mean, variance)
