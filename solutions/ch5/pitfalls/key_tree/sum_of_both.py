"""the sum of epoch and step is folded in, and many pairs have the same sum."""


def step_key(key, epoch, step):
    return jax.random.fold_in(key, epoch + step)
