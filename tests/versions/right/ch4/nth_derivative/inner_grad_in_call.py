import jax
import jax.numpy as jnp


def nth_derivative(fn, n):
    def derivative(x):
        g = fn
        for _ in range(n):
            g = jax.grad(g)
        return g(x)

    return derivative


def spring_loss(position, params, times, friction):
    def order(n, t):
        return nth_derivative(lambda s: position(params, s), n)(t)

    residual = jax.lax.map(lambda t: order(2, t) + friction * order(1, t) + order(0, t), times)
    return jnp.sum(residual**2) / times.size
