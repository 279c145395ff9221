import functools
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


def one_feature(column, mean, variance, decay):
    new_mean = jnp.sum(column) / column.size
    new_variance = jnp.sum(jnp.square(column - new_mean)) / column.size
    moved = decay * mean + (1 - decay) * new_mean, decay * variance + (1 - decay) * new_variance
    return moved, (column - new_mean) / jnp.sqrt(new_variance + 1e-5)


@functools.partial(jax.jit, static_argnames="training")
def batch_norm(
    stats: Stats, x: Float[Array, "batch features"], decay: float, training: bool
) -> tuple[Stats, Float[Array, "batch features"]]:
    if training:
        (mean, variance), columns = jax.vmap(one_feature, in_axes=(1, 0, 0, None), out_axes=(0, 1))(
            x, stats.mean, stats.variance, decay
        )
        return Stats(mean, variance), columns
    return stats, normalize(x, stats.mean, stats.variance)
