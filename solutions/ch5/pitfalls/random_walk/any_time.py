"""all walks that have passed are counted, also those that passed after the step."""


def share_passed(walks, step):
    passed = walks["passage"] > 0
    share = jnp.mean(passed)
    return share, jnp.sqrt(share * (1 - share) / passed.size)
