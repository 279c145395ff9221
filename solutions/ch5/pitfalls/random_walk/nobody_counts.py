"""walks that have not passed are counted too, because their passage is 0."""


def share_passed(walks, step):
    passed = walks["passage"] <= step
    share = jnp.mean(passed)
    return share, jnp.sqrt(share * (1 - share) / passed.size)
