"""the outer step begins at the adapted params, and it should begin at the start."""


def maml_step(loss_fn, params, train, test, inner_rate, outer_rate):
    gradient = jax.grad(maml_loss, argnums=1)(loss_fn, params, train, test, inner_rate)
    adapted = jax.vmap(lambda train: adapt(loss_fn, params, *train, inner_rate))(train)
    return jax.tree.map(lambda leaf, slope: jnp.mean(leaf, axis=0) - outer_rate * slope, adapted, gradient)
