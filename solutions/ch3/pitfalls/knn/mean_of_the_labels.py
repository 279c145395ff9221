"""class numbers are names, and their mean is no vote."""


def vote(votes, classes):
    return jnp.clip(jnp.round(jnp.mean(votes, axis=1)), 0, classes - 1).astype(jnp.int32)
