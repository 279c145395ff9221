"""the start takes a step on the test examples, without adapting to any task first."""


def maml_step(loss_fn, params, train, test, inner_rate, outer_rate):
    gradient = jax.grad(lambda params: jnp.mean(jax.vmap(lambda test: loss_fn(params, *test))(test)))(params)
    return jax.tree.map(lambda leaf, slope: leaf - outer_rate * slope, params, gradient)
