"""one step adapts to the examples of all tasks together, and each task needs a step of its own."""


def maml_loss(loss_fn, params, train, test, inner_rate):
    def mean_loss(params, x, y):
        return jnp.mean(jax.vmap(lambda x, y: loss_fn(params, x, y))(x, y))

    return mean_loss(adapt(mean_loss, params, *train, inner_rate), *test)
