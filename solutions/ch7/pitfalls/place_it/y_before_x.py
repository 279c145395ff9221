"""y comes before x in the tuple of mesh axes, so the parts follow the columns of the mesh."""


def four_ways(matrix, mesh):
    specs = {"rows": P(("y", "x")), "columns": P(None, ("y", "x")), "tiles": P("x", "y"), "copies": P()}
    return {name: jax.device_put(matrix, NamedSharding(mesh, spec)) for name, spec in specs.items()}
