"""only one mesh axis cuts by rows or by columns, so the devices along the other one hold copies."""


def four_ways(matrix, mesh):
    specs = {"rows": P("x"), "columns": P(None, "y"), "tiles": P("x", "y"), "copies": P()}
    return {name: jax.device_put(matrix, NamedSharding(mesh, spec)) for name, spec in specs.items()}
