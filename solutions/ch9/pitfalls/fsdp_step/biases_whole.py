"""the biases are not cut, but they should be, as the weights are."""


def init(params, mesh):
    placed = {
        name: jax.device_put(array, NamedSharding(mesh, P("devices") if array.ndim > 1 else P()))
        for name, array in params.items()
    }
    return State(placed, jax.tree.map(jnp.zeros_like, placed))
