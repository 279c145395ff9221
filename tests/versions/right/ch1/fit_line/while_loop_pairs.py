import jax
import jax.numpy as jnp
from jax import lax


def loss_fn(theta, x, y):
    w, b = theta
    r = w * x + b - y
    return jnp.vdot(r, r) / r.shape[0]


@jax.jit
def update(theta, x, y, learning_rate=0.1):
    # the gradient for w and for b, each on its own
    dw, db = (jax.grad(lambda v, i=i: loss_fn(theta.at[i].set(v), x, y))(theta[i]) for i in range(2))
    return theta.at[0].add(-learning_rate * dw).at[1].add(-learning_rate * db)


def fit_line(x, y, steps=1000):
    def unfinished(carry):
        return carry[0] < steps

    def body(carry):
        done, theta = carry
        return done + 1, update(theta, x, y)

    return lax.while_loop(unfinished, body, (0, jnp.array([1.0, 1.0])))[1]
