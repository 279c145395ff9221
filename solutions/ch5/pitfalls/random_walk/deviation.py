"""the error is the standard deviation of one walk, and not divided by the root of their number."""


def share_passed(walks, step):
    passed = (walks["passage"] > 0) & (walks["passage"] <= step)
    share = jnp.mean(passed)
    return share, jnp.sqrt(share * (1 - share))
