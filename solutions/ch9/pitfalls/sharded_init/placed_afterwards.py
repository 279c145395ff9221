"""the params are made first, and cut afterwards: one device holds all of them for a moment."""


def sharded_init(init, key, mesh):
    return jax.device_put(jax.jit(init)(key), choose(jax.eval_shape(init, key), mesh))
