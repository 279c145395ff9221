"""`jax.reshard` does not change its argument: go on with the array that it returns."""


def running_totals(x, mesh):
    jax.reshard(x, NamedSharding(mesh, P(None, "devices")))
    return jax.reshard(jnp.cumsum(x, axis=0), NamedSharding(mesh, P("devices", None)))
