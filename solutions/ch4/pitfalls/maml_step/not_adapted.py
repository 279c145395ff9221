"""the start itself is judged, without a step."""


def maml_loss(loss_fn, params, train, test, inner_rate):
    return jnp.mean(jax.vmap(lambda test: loss_fn(params, *test))(test))
