"""model cuts the rows and data cuts the columns, but it should be the other way round."""


def product(left, right, mesh):
    rows, columns = NamedSharding(mesh, P("model", None)), NamedSharding(mesh, P(None, "data"))
    tiles = NamedSharding(mesh, P("model", "data"))
    return jax.jit(jnp.matmul, in_shardings=(rows, columns), out_shardings=tiles)(left, right)
