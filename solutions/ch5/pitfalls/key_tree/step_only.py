"""only the step is folded in, so each epoch has the keys of the first one."""


def step_key(key, epoch, step):
    return jax.random.fold_in(key, step)
