"""the rows of w are cut, and they belong to the features: its columns are the outputs."""


def place_model(batch, params, mesh):
    return jax.device_put(batch, NamedSharding(mesh, P("x"))), jax.device_put(params, NamedSharding(mesh, P("y")))
