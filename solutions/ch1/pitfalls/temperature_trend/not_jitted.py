"""the step is not compiled, or compiled anew in every fit: `jax.jit` is called once, outside of `fit`."""


def _step(weights, x, temperatures):
    loss, gradient = jax.value_and_grad(_loss)(weights, x, temperatures)
    return weights - _LEARNING_RATE * gradient, loss
