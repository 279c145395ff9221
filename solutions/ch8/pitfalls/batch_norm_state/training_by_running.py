"""in training, the running statistics normalize, as in evaluation."""


def batch_norm(stats, x, decay, training):
    if not training:
        return stats, normalize(x, stats.mean, stats.variance)
    mean, variance = jnp.mean(x, axis=0), jnp.var(x, axis=0)
    moved = Stats(decay * stats.mean + (1 - decay) * mean, decay * stats.variance + (1 - decay) * variance)
    return moved, normalize(x, stats.mean, stats.variance)
