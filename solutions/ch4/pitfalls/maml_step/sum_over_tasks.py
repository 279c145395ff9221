"""the losses of the tasks are summed up, and not averaged."""


def maml_loss(loss_fn, params, train, test, inner_rate):
    def loss_after_one_step(train, test):
        return loss_fn(adapt(loss_fn, params, *train, inner_rate), *test)

    return jnp.sum(jax.vmap(loss_after_one_step)(train, test))
