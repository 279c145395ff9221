"""`P()` puts all numbers on each device, but a device needs only some whole columns."""


def running_totals(x, mesh):
    everywhere = jax.reshard(x, NamedSharding(mesh, P()))
    return jax.reshard(jnp.cumsum(everywhere, axis=0), NamedSharding(mesh, P("devices", None)))
