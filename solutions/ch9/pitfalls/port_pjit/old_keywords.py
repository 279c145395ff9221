"""`jax.jit` got the old keywords, which are called `in_shardings` and `out_shardings` today."""


def product(left, right, mesh):
    rows, columns = NamedSharding(mesh, P("data", None)), NamedSharding(mesh, P(None, "model"))
    tiles = NamedSharding(mesh, P("data", "model"))
    return jax.jit(jnp.matmul, in_axis_resources=(rows, columns), out_axis_resources=tiles)(left, right)
