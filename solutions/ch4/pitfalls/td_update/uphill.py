"""the update adds the gradient, so the loss grows: descent subtracts it."""


def td_update(params, batch, discount, learning_rate):
    grads = jax.grad(td_loss)(params, batch, discount)
    return jax.tree.map(lambda param, grad: param + learning_rate * grad, params, grads)
