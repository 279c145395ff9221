"""each task starts where the one before has ended, and all should start at params."""


def maml_loss(loss_fn, params, train, test, inner_rate):
    def adapt_and_judge(params, task):
        train, test = task
        params = adapt(loss_fn, params, *train, inner_rate)
        return params, loss_fn(params, *test)

    return jnp.mean(jax.lax.scan(adapt_and_judge, params, (train, test))[1])
