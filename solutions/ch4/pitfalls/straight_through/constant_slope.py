"""the slope of `smooth` is a constant number here, so there is no second derivative."""


def borrow_gradient(fn, smooth):
    def borrowed(x):
        _, pull = jax.vjp(smooth, lax.stop_gradient(x))
        slopes = lax.stop_gradient(pull(jnp.ones_like(x))[0])
        return lax.stop_gradient(fn(x)) + slopes * (x - lax.stop_gradient(x))

    return borrowed
