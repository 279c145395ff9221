"""in evaluation, the batch is normalized by itself, so an example depends on the others."""


def batch_norm(stats, x, decay, training):
    mean, variance = jnp.mean(x, axis=0), jnp.var(x, axis=0)
    if not training:
        return stats, normalize(x, mean, variance)
    moved = Stats(decay * stats.mean + (1 - decay) * mean, decay * stats.variance + (1 - decay) * variance)
    return moved, normalize(x, mean, variance)
