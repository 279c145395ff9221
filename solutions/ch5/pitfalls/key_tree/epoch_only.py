"""only the epoch is folded in, so all steps of an epoch share a key."""


def step_key(key, epoch, step):
    return jax.random.fold_in(key, epoch)
