import jax
import jax.numpy as jnp
import numpy as np
from exercises.ch1.partial_gradients import gradient_for_inputs, gradients_for_both, regression_gradients

from grader import observe, points
from grader.checks import assert_close, assert_raises, assert_structure


def wave(weights, inputs):
    return jnp.sum(jnp.sin(inputs @ weights))


def wave_gradients(weights, inputs):
    weights, inputs = np.asarray(weights, np.float64), np.asarray(inputs, np.float64)
    slopes = np.cos(inputs @ weights)
    return inputs.T @ slopes, np.outer(slopes, weights)


def squared_errors(weights, inputs):
    return (inputs @ weights) ** 2


def error_of_shape_1(weights, inputs):
    return jnp.mean(squared_errors(weights, inputs), keepdims=True)


def regression_data(rng):
    weights, bias = rng.normal(size=4).astype("float32"), rng.normal(size=()).astype("float32")
    inputs, targets = rng.normal(size=(6, 4)).astype("float32"), rng.normal(size=6).astype("float32")
    return {"weights": weights, "bias": np.asarray(bias)}, inputs, targets


def regression_oracle(params, inputs, targets):
    params, inputs, targets = jax.tree.map(lambda leaf: np.asarray(leaf, np.float64), (params, inputs, targets))
    errors = inputs @ params["weights"] + params["bias"] - targets
    return {"weights": 2 * inputs.T @ errors / len(errors), "bias": 2 * errors.mean()}


def observe_regression(data):
    return observe(lambda: regression_gradients(*jax.tree.map(jnp.asarray, data)))


@points(4)
def test_second_argument(rng):
    """gradient_for_inputs differentiates with respect to the second argument"""
    weights, inputs = rng.normal(size=3).astype("float32"), rng.normal(size=(5, 3)).astype("float32")
    got = observe(lambda: gradient_for_inputs(wave, jnp.asarray(weights), jnp.asarray(inputs)))
    _, expected = wave_gradients(weights, inputs)
    assert_close(got, expected, called="gradient_for_inputs(loss_fn, weights, inputs)", weights=weights, inputs=inputs)


@points(2)
def test_scalar_only(rng):
    """a loss that is not a scalar raises JAX's TypeError, even if its shape is (1,)"""
    weights, inputs = rng.normal(size=3).astype("float32"), rng.normal(size=(5, 3)).astype("float32")
    assert_raises(
        lambda: gradient_for_inputs(squared_errors, jnp.asarray(weights), jnp.asarray(inputs)),
        "TypeError",
        called="gradient_for_inputs(loss_fn, weights, inputs), where loss_fn returns float32[5]",
        mentions="scalar",
        why="five losses have no single gradient, and jax.grad already raises this error",
    )
    assert_raises(
        lambda: gradient_for_inputs(error_of_shape_1, jnp.asarray(weights), jnp.asarray(inputs)),
        "TypeError",
        called="gradient_for_inputs(loss_fn, weights, inputs), where loss_fn returns float32[1]",
        mentions="scalar",
        why="a scalar has shape (), and jax.grad already raises this error for any other shape",
    )


@points(4)
def test_both_arguments(rng):
    """gradients_for_both returns the gradients in the order of the arguments"""
    weights, inputs = rng.normal(size=3).astype("float32"), rng.normal(size=(5, 3)).astype("float32")
    got = observe(lambda: gradients_for_both(wave, jnp.asarray(weights), jnp.asarray(inputs)))
    expected = wave_gradients(weights, inputs)
    assert_close(got, expected, called="gradients_for_both(loss_fn, weights, inputs)", weights=weights, inputs=inputs)


@points(2)
def test_dict_in_dict_out(rng):
    """regression_gradients returns a dict with the keys of params"""
    data = regression_data(rng)
    assert_structure(observe_regression(data), data[0], called="regression_gradients(params, inputs, targets)")


@points(4)
def test_mean_squared_error(rng):
    """regression_gradients returns the gradients of the mean squared error"""
    data = regression_data(rng)
    assert_close(
        observe_regression(data),
        regression_oracle(*data),
        called="regression_gradients(params, inputs, targets)",
        inputs=data[1],
        targets=data[2],
    )
