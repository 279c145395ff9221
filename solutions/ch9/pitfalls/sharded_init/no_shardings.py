"""the params are copied to each device, and the shardings of `choose` are not used."""


def sharded_init(init, key, mesh):
    return jax.jit(init, out_shardings=NamedSharding(mesh, P()))(key)
