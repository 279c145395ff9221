"""in training, the old running statistics are returned."""


def batch_norm(stats, x, decay, training):
    if not training:
        return stats, normalize(x, stats.mean, stats.variance)
    return stats, normalize(x, jnp.mean(x, axis=0), jnp.var(x, axis=0))
