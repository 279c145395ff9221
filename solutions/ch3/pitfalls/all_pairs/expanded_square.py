"""the square was expanded to |p|^2 - 2 p.q + |q|^2, which subtracts large numbers and keeps only rounding errors."""


def squared_distances(a, b):
    return jnp.sum(a**2, axis=1)[:, None] - 2 * a @ b.T + jnp.sum(b**2, axis=1)
