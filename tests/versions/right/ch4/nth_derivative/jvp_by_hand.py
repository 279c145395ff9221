# another way: Uses `jax.jvp` for all times at once: it works, because each result depends on its own time.

import jax
import jax.numpy as jnp


def _slope(fn):
    def slope(x):
        return jax.jvp(fn, (x,), (jnp.ones_like(x),))[1]

    return slope


def nth_derivative(fn, n):
    for _ in range(n):
        fn = _slope(fn)
    return fn


def spring_loss(position, params, times, friction):
    # all times at once: each output depends on its own time only, so a tangent of ones gives all slopes
    def at(ts):
        return jax.vmap(position, in_axes=(None, 0))(params, ts)

    error = nth_derivative(at, 2)(times) + friction * nth_derivative(at, 1)(times) + at(times)
    return jnp.dot(error, error) / times.shape[0]
