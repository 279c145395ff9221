"""only the running mean moves, and the running variance stays."""


def batch_norm(stats, x, decay, training):
    if not training:
        return stats, normalize(x, stats.mean, stats.variance)
    mean, variance = jnp.mean(x, axis=0), jnp.var(x, axis=0)
    return Stats(decay * stats.mean + (1 - decay) * mean, stats.variance), normalize(x, mean, variance)
