# another way: Chooses with `jnp.where`, so the mode may be traced: one program, which computes both.

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
    batch = Stats(jnp.mean(x, axis=0), jnp.var(x, axis=0))
    moved = jax.tree.map(lambda old, new: decay * old + (1 - decay) * new, stats, batch)
    used = jax.tree.map(lambda ours, running: jnp.where(training, ours, running), batch, stats)
    after = jax.tree.map(lambda new, old: jnp.where(training, new, old), moved, stats)
    return after, normalize(x, used.mean, used.variance)


def train(
    stats: Stats, batches: Float[Array, "batches batch features"], decay: float
) -> tuple[Stats, Float[Array, "batches batch features"]]:
    def step(stats, x):
        stats, output = batch_norm(stats, x, decay, training=True)
        return stats, output

    last, outputs = jax.lax.scan(step, stats, xs=batches)
    return last, outputs
