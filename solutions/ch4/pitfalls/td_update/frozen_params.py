"""`stop_gradient` is around all of `params`, so nothing is left to be learned."""


def td_update(params, batch, discount, learning_rate):
    grads = jax.grad(lambda params: td_loss(lax.stop_gradient(params), batch, discount))(params)
    return jax.tree.map(lambda param, grad: param - learning_rate * grad, params, grads)
