"""a loop splits a key for each step before this one, although fold_in goes there directly."""


def step_key(key, epoch, step):
    def advance(_, key):
        return jax.random.split(key)[0]

    return jax.random.split(jax.lax.fori_loop(0, step, advance, jax.random.fold_in(key, epoch)))[1]
