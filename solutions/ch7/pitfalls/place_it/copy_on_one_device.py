"""the copy is the matrix itself, and it lies on one device only: place it with `P()`."""


def four_ways(matrix, mesh):
    specs = {"rows": P(("x", "y")), "columns": P(None, ("x", "y")), "tiles": P("x", "y")}
    return {name: jax.device_put(matrix, NamedSharding(mesh, spec)) for name, spec in specs.items()} | {
        "copies": matrix
    }
