"""in evaluation, the right statistics are used, but moved ones are returned."""


def batch_norm(stats, x, decay, training):
    mean, variance = jnp.mean(x, axis=0), jnp.var(x, axis=0)
    moved = Stats(decay * stats.mean + (1 - decay) * mean, decay * stats.variance + (1 - decay) * variance)
    if training:
        return moved, normalize(x, mean, variance)
    return moved, normalize(x, stats.mean, stats.variance)
