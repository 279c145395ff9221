"""JAX has no rule for this product: say what you want with `out_sharding`."""


def weight_gradient(batch, errors, mesh):
    return batch.T @ errors


def layer(batch, weights, mesh):
    return batch @ weights


def similarities(x, mesh):
    return x @ x.T
