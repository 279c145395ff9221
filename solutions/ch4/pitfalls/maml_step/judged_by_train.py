"""each task is judged by the examples that it was adapted to, and the test examples are there for that."""


def maml_loss(loss_fn, params, train, test, inner_rate):
    def loss_after_one_step(train):
        return loss_fn(adapt(loss_fn, params, *train, inner_rate), *train)

    return jnp.mean(jax.vmap(loss_after_one_step)(train))
