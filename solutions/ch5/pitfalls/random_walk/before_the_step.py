"""walks that pass in this very step are not counted."""


def share_passed(walks, step):
    passed = (walks["passage"] > 0) & (walks["passage"] < step)
    share = jnp.mean(passed)
    return share, jnp.sqrt(share * (1 - share) / passed.size)
