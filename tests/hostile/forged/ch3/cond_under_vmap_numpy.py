"""No conditional: NumPy computes the loss with its slope written by hand, and Python looks at each row.

Forges: values, gradients, repairs, saves_work, constant_size
"""

import jax
import jax.numpy as jnp
import numpy as np


def _host(fn, like, *args):
    return jax.pure_callback(fn, jax.ShapeDtypeStruct(np.shape(like), np.float32), *args, vmap_method="sequential")


@jax.custom_vjp
def _loss(prediction, y):
    def on_host(prediction, y):
        prediction, y = np.asarray(prediction), np.asarray(y)
        return np.float32(prediction**2 if y == 0 else ((prediction - y) / y) ** 2)

    return _host(on_host, prediction, prediction, y)


def _forward(prediction, y):
    return _loss(prediction, y), (prediction, y)


def _backward(saved, cotangent):
    def on_host(prediction, y):
        prediction, y = np.asarray(prediction), np.asarray(y)
        return np.float32(2 * prediction if y == 0 else 2 * (prediction - y) / y**2)

    return cotangent * _host(on_host, saved[0], *saved), None


_loss.defvjp(_forward, _backward)


def relative_loss(params, x, y):
    return _loss(x @ params["w"] + params["b"], y)


def repair_rows(repair, broken, table):
    def on_host(broken, table):
        rows = [np.asarray(repair(jnp.asarray(row)) if flag else row) for flag, row in zip(broken, table, strict=True)]
        return np.stack(rows).astype(np.float32)

    return _host(on_host, table, broken, table)
