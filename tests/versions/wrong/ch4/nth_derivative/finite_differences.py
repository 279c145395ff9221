# breaks: "Returns a function that computes the n-th derivative of `fn`.": central differences in float32 lose all digits from order 2 on
import jax
import jax.numpy as jnp


def nth_derivative(fn, n):
    def slope(f, h=1e-2):
        return lambda x: (f(x + h) - f(x - h)) / (2 * h)

    for _ in range(n):
        fn = slope(fn)
    return fn


def spring_loss(position, params, times, friction):
    def error(t):
        speed = jax.grad(position, argnums=1)
        return jax.grad(speed, argnums=1)(params, t) + friction * speed(params, t) + position(params, t)

    return jnp.mean(jax.vmap(error)(times) ** 2)

