"""y cuts the features of the batch, but each device holds all features of its examples."""


def place_model(batch, params, mesh):
    by_outputs = {"w": NamedSharding(mesh, P(None, "y")), "b": NamedSharding(mesh, P("y"))}
    return jax.device_put(batch, NamedSharding(mesh, P("x", "y"))), jax.device_put(params, by_outputs)
