"""NumPy computes the softplus, the sigmoid and its slope, and calls the functions whose derivative is to be replaced.

Forges: values, first_derivative, second_derivative, replaced, hard_functions
"""

import jax
import jax.numpy as jnp
import numpy as np


def _host(fn, like, *args):
    return jax.pure_callback(fn, jax.ShapeDtypeStruct(np.shape(like), np.float32), *args, vmap_method="expand_dims")


def _with_rule(on_host, slope):
    @jax.custom_jvp
    def fn(x):
        return _host(on_host, x, x)

    fn.defjvp(lambda primals, tangents: (fn(*primals), slope(*primals) * tangents[0]))
    return fn


def _softplus(x):
    return np.float32(np.logaddexp(0, np.asarray(x, np.float64)))


def _sigmoid(x):
    return np.exp(-np.logaddexp(0, -np.asarray(x, np.float64)))


def _slope_of_sigmoid(x):
    return _host(lambda x: np.float32(_sigmoid(x) * _sigmoid(-np.asarray(x))), x, x)


stable_softplus = _with_rule(_softplus, _with_rule(lambda x: np.float32(_sigmoid(x)), _slope_of_sigmoid))


def with_derivative(fn, derivative):
    def by_jax(fn):
        return lambda x: np.asarray(fn(jnp.asarray(x)), np.float32)

    return _with_rule(by_jax(fn), _with_rule(by_jax(derivative), lambda x: _host(by_jax(_slope(derivative)), x, x)))


def _slope(fn):
    return lambda x: jax.jvp(fn, (x,), (jnp.ones_like(x),))[1]
