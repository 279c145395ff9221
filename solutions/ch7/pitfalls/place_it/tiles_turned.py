"""in tiles, y cuts the rows and x the columns, but x cuts the rows."""


def four_ways(matrix, mesh):
    specs = {"rows": P(("x", "y")), "columns": P(None, ("x", "y")), "tiles": P("y", "x"), "copies": P()}
    return {name: jax.device_put(matrix, NamedSharding(mesh, spec)) for name, spec in specs.items()}
