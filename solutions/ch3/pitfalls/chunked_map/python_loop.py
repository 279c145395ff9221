"""a Python loop over the chunks writes out every chunk into the program."""


def sum_over_rows(fn, rows, chunk):
    total = 0.0
    for start in range(0, len(rows), chunk):
        total = total + jnp.sum(jax.vmap(fn)(rows[start : start + chunk]), axis=0)
    return total
