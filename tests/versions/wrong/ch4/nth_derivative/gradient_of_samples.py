# breaks: "The speed is the first derivative of the position with respect to the time `t`.": jnp.gradient estimates it from the samples, wrong for coarse or unsorted times, and raises for a single time
import jax
import jax.numpy as jnp


def nth_derivative(fn, n):
    for _ in range(n):
        fn = jax.grad(fn)
    return fn


def spring_loss(position, params, times, friction):
    positions = jax.vmap(lambda t: position(params, t))(times)
    speeds = jnp.gradient(positions, times)
    accelerations = jnp.gradient(speeds, times)
    return jnp.mean((accelerations + friction * speeds + positions) ** 2)

