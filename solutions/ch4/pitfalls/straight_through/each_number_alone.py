"""each slope comes from one number alone, but with `softmax` each result depends on all of them."""


def borrow_gradient(fn, smooth):
    def borrowed(x):
        slopes = jax.grad(lambda x: jnp.sum(smooth(x)))(x)
        return lax.stop_gradient(fn(x)) + slopes * (x - lax.stop_gradient(x))

    return borrowed
