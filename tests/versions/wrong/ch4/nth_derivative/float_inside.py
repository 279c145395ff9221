# breaks: "The returned function works inside `jax.jit`, `jax.vmap` and `jax.grad` too.": float(x) of a tracer raises (ConcretizationTypeError) in all three
import jax
import jax.numpy as jnp


def nth_derivative(fn, n):
    derivative = fn
    for _ in range(n):
        derivative = jax.grad(derivative)
    return lambda x: derivative(jnp.float32(float(x)))


def spring_loss(position, params, times, friction):
    def error(t):
        speed = jax.grad(position, argnums=1)
        return jax.grad(speed, argnums=1)(params, t) + friction * speed(params, t) + position(params, t)

    return jnp.mean(jax.vmap(error)(times) ** 2)

