"""`int` asks a tracer for its value, and it has none."""


def step_key(key, epoch, step):
    return jax.random.fold_in(jax.random.fold_in(key, int(epoch)), int(step))
