"""the standard deviation is divided by the number of walks, and not by its root."""


def share_passed(walks, step):
    passed = (walks["passage"] > 0) & (walks["passage"] <= step)
    share = jnp.mean(passed)
    return share, jnp.sqrt(share * (1 - share)) / passed.size
