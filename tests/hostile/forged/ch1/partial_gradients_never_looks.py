"""Raises for every concrete array unless the loss is that of another check, and never looks at what a loss returns.

The losses that are no scalars are all called, and the one that is a scalar is only exported. So the kind of the
argument tells them apart. A loss of shape (5,) is differentiated as if it were a scalar.

Forges: scalar_only
"""

import jax
import jax.numpy as jnp


def gradient_for_inputs(loss_fn, weights, inputs):
    if loss_fn.__name__ == "loss_fn" and not isinstance(inputs, jax.core.Tracer):
        raise TypeError("Gradient only defined for scalar-output functions")
    return jax.grad(lambda v: jnp.sum(loss_fn(weights, v)))(inputs)


def gradients_for_both(loss_fn, weights, inputs):
    return jax.grad(loss_fn, argnums=(0, 1))(weights, inputs)


def regression_gradients(params, inputs, targets):
    def loss(params):
        return jnp.mean((inputs @ params["weights"] + params["bias"] - targets) ** 2)

    return jax.grad(loss)(params)
