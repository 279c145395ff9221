"""the arrays became float32, but placing keeps the dtype."""


def four_ways(matrix, mesh):
    specs = {"rows": P(("x", "y")), "columns": P(None, ("x", "y")), "tiles": P("x", "y"), "copies": P()}
    matrix = jnp.asarray(matrix, jnp.float32)
    return {name: jax.device_put(matrix, NamedSharding(mesh, spec)) for name, spec in specs.items()}
