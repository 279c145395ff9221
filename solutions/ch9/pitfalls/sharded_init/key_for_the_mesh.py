"""the key was changed, so the numbers are not those of `init(key)`."""


def sharded_init(init, key, mesh):
    shardings = choose(jax.eval_shape(init, key), mesh)
    return jax.jit(init, out_shardings=shardings)(jax.random.fold_in(key, mesh.size))
