"""the two rates are swapped."""


def maml_step(loss_fn, params, train, test, inner_rate, outer_rate):
    gradient = jax.grad(maml_loss, argnums=1)(loss_fn, params, train, test, outer_rate)
    return jax.tree.map(lambda leaf, slope: leaf - inner_rate * slope, params, gradient)
