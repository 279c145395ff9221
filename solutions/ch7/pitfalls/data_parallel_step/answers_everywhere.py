"""the examples are cut, and their answers are not: both need the same spec."""


def place(params, x, y, mesh):
    everywhere, parts = NamedSharding(mesh, P()), NamedSharding(mesh, P("devices"))
    return jax.device_put(params, everywhere), jax.device_put(x, parts), jax.device_put(y, everywhere)
