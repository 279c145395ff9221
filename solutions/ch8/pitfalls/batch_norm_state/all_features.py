"""mean and variance are taken over all features together."""


def batch_norm(stats, x, decay, training):
    if not training:
        return stats, normalize(x, stats.mean, stats.variance)
    mean, variance = jnp.mean(x), jnp.var(x)
    moved = Stats(decay * stats.mean + (1 - decay) * mean, decay * stats.variance + (1 - decay) * variance)
    return moved, normalize(x, mean, variance)
