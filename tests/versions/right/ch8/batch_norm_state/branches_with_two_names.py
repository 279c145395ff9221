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


def batch_norm(
    stats: Stats, x: Float[Array, "batch features"], decay: float, training: bool
) -> tuple[Stats, Float[Array, "batch features"]]:
    if training:
        mean = jnp.mean(x, axis=0)
        variance = jnp.mean((x - mean) ** 2, axis=0)
        after = stats._replace(
            mean=decay * stats.mean + (1 - decay) * mean,
            variance=decay * stats.variance + (1 - decay) * variance,
        )
        used = Stats(mean, variance)
    else:
        after = used = stats
    return after, normalize(x, used.mean, used.variance)


def train(
    stats: Stats, batches: Float[Array, "batches batch features"], decay: float
) -> tuple[Stats, Float[Array, "batches batch features"]]:
    return jax.lax.scan(lambda before, x: batch_norm(before, x, decay, True), stats, batches)
