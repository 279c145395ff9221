# breaks: "It works inside `jax.jit` too": np.asarray of a tracer raises TracerArrayConversionError (jit and grad)
import jax
import jax.numpy as jnp
import numpy as np


def nth_derivative(fn, n):
    for _ in range(n):
        fn = jax.grad(fn)
    return fn


def spring_loss(position, params, times, friction):
    def at(t):
        return position(params, t)

    def error(t):
        return nth_derivative(at, 2)(t) + friction * nth_derivative(at, 1)(t) + at(t)

    return jnp.float32(np.mean(np.asarray(jax.vmap(error)(times)) ** 2))

