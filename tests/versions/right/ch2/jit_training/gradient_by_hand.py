import jax
import jax.numpy as jnp


@jax.jit
def update(params, times, values, learning_rate=0.1):
    powers = {"a": jnp.ones_like(times), "b": times, "c": times**2, "d": times**3}
    curve = sum(params[name] * powers[name] for name in "abcd")
    error = curve - values
    new_params = {name: params[name] - learning_rate * 2 * jnp.mean(error * powers[name]) for name in "abcd"}
    return new_params, jnp.mean(error**2)


def train(step, params, batches):
    losses = [None] * len(batches)
    for number, (times, values) in enumerate(batches):
        params, losses[number] = step(params, times, values)
    return params, losses
