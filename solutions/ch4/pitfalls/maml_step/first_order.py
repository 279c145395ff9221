"""the gradient is that with respect to the adapted params, so the second derivatives are missing."""


def maml_step(loss_fn, params, train, test, inner_rate, outer_rate):
    def gradient_of_task(train, test):
        return jax.grad(loss_fn)(adapt(loss_fn, params, *train, inner_rate), *test)

    gradients = jax.vmap(gradient_of_task)(train, test)
    return jax.tree.map(lambda leaf, slope: leaf - outer_rate * jnp.mean(slope, axis=0), params, gradients)
