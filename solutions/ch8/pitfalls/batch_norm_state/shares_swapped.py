"""the shares are swapped: decay belongs to the batch, and the rest to the old statistics."""


def batch_norm(stats, x, decay, training):
    if not training:
        return stats, normalize(x, stats.mean, stats.variance)
    mean, variance = jnp.mean(x, axis=0), jnp.var(x, axis=0)
    moved = Stats((1 - decay) * stats.mean + decay * mean, (1 - decay) * stats.variance + decay * variance)
    return moved, normalize(x, mean, variance)
