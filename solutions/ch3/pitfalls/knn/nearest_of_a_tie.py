"""of several classes with as many votes, the one that is named first in the row wins."""


def vote(votes, classes):
    counts = jnp.sum(votes[:, :, None] == votes[:, None, :], axis=2)
    first = jnp.argmax(counts, axis=1)
    return jnp.take_along_axis(votes, first[:, None], axis=1)[:, 0]
