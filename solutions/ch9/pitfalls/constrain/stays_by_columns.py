"""the totals are still cut by columns: change the layout back at the end."""


def running_totals(x, mesh):
    return jnp.cumsum(jax.reshard(x, NamedSharding(mesh, P(None, "devices"))), axis=0)
