"""the variance is the mean of the squares minus the square of the mean, and cancellation eats its digits."""


def batch_norm(stats, x, decay, training):
    if not training:
        return stats, normalize(x, stats.mean, stats.variance)
    mean = jnp.mean(x, axis=0)
    variance = jnp.maximum(jnp.mean(x**2, axis=0) - mean**2, 0.0)
    moved = Stats(decay * stats.mean + (1 - decay) * mean, decay * stats.variance + (1 - decay) * variance)
    return moved, normalize(x, mean, variance)
