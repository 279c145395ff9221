"""the examples were dealt like cards, but the first ones belong to device 0, and the next ones to device 1."""


def place(params, x, y, mesh):
    x, y = (jnp.concatenate([array[first :: mesh.size] for first in range(mesh.size)]) for array in (x, y))
    parts = NamedSharding(mesh, P("devices"))
    return jax.device_put(params, NamedSharding(mesh, P())), jax.device_put(x, parts), jax.device_put(y, parts)
