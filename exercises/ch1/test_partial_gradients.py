import jax
import jax.numpy as jnp
import numpy as np
from exercises.ch1.partial_gradients import gradient_for_inputs, gradients_for_both, regression_gradients

from grader import observe, points
from grader.checks import assert_close, assert_program, assert_pure, assert_raises, assert_structure

HANDED_OUT = "fb38c0d0f2bfe485"

SLOPES = {"sin": np.cos, "cos": lambda x: -np.sin(x), "tanh": lambda x: 1 - np.tanh(x) ** 2}


def draw_wave(rng):
    """Draws a function of an array, such as x + sin(x) applied twice, and its derivative in NumPy."""
    names = rng.choice(list(SLOPES), size=3).tolist()

    def wave(x):
        for name in names:
            x = x + getattr(jnp, name)(x)
        return x

    def slope(x):
        x, product = np.asarray(x, np.float64), 1.0
        for name in names:
            x, product = x + getattr(np, name)(x), product * (1 + SLOPES[name](x))
        return product

    return wave, slope


def with_own_vjp(fn):
    """Gives a function a backward pass of its own, as libraries do. `jax.grad` calls that."""

    @jax.custom_vjp
    def same(x):
        return fn(x)

    same.defvjp(lambda x: (fn(x), x), lambda x, cotangent: jax.vjp(fn, x)[1](cotangent))
    return same


def draw_sum_of_wave(rng):
    """Draws a loss, and a function that returns its gradients for both arguments."""
    wave, slope = draw_wave(rng)

    def loss_fn(weights, inputs, /):
        return jnp.sum(with_own_vjp(wave)(inputs @ weights))

    def gradients(weights, inputs):
        slopes = slope(inputs.astype(np.float64) @ weights)
        return inputs.T @ slopes, np.outer(slopes, weights)

    return loss_fn, gradients


def draw_arguments(rng):
    return rng.normal(size=3).astype("float32"), rng.normal(size=(5, 3)).astype("float32")


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


@points(3)
def test_second_argument(rng):
    """gradient_for_inputs differentiates with respect to the second argument"""
    called = "gradient_for_inputs(loss_fn, weights, inputs)"
    loss_fn, gradients = draw_sum_of_wave(rng)

    def draw_call():
        args = draw_arguments(rng)
        return args, gradients(*args)[1]

    (weights, inputs), expected = draw_call()
    got = observe(lambda: gradient_for_inputs(loss_fn, jnp.asarray(weights), jnp.asarray(inputs)))
    assert_close(got, expected, called=called, weights=weights, inputs=inputs)
    assert_program(lambda *args: gradient_for_inputs(loss_fn, *args), draw_call, called=called)
    arrays = jnp.asarray(weights), jnp.asarray(inputs)
    assert_pure(lambda *args: gradient_for_inputs(loss_fn, *args), *arrays, called=called)


@points(1)
def test_scalar_only(rng):
    """a loss that is not a scalar raises JAX's TypeError, even if its shape is (1,)"""
    shapes = [(5,), (1,), (1, 1)]
    wave, slope = draw_wave(rng)
    shapes.insert(int(rng.integers(4)), ())  # among them a scalar, so it is not right to raise always
    for shape in shapes:
        axis = {(): (0, 1), (1,): (0, 1), (5,): 1, (1, 1): (0, 1)}[shape]

        def loss_fn(weights, inputs, axis=axis, shape=shape):
            return jnp.reshape(jnp.sum(wave(inputs * weights), axis=axis), shape)

        def draw_call():
            weights, inputs = draw_arguments(rng)
            return (weights, inputs), weights * slope(inputs.astype(np.float64) * weights)

        called = f"gradient_for_inputs(loss_fn, weights, inputs), where loss_fn returns float32{list(shape)}"
        if shape == ():
            assert_program(lambda *args, loss_fn=loss_fn: gradient_for_inputs(loss_fn, *args), draw_call, called=called)
            (weights, inputs), expected = draw_call()
            got = observe(
                lambda loss_fn=loss_fn, weights=weights, inputs=inputs: gradient_for_inputs(
                    loss_fn, jnp.asarray(weights), jnp.asarray(inputs)
                )
            )
            assert_close(got, expected, called=called, weights=weights, inputs=inputs)
            continue
        weights, inputs = draw_arguments(rng)
        assert_raises(
            lambda loss_fn=loss_fn, weights=weights, inputs=inputs: gradient_for_inputs(
                loss_fn, jnp.asarray(weights), jnp.asarray(inputs)
            ),
            "TypeError",
            called=called,
            mentions="scalar",
            why="a scalar has shape (), and jax.grad already raises this error for any other shape",
        )


@points(3)
def test_both_arguments(rng):
    """gradients_for_both returns the gradients in the order of the arguments"""
    called = "gradients_for_both(loss_fn, weights, inputs)"
    loss_fn, gradients = draw_sum_of_wave(rng)

    def draw_call():
        args = draw_arguments(rng)
        return args, gradients(*args)

    (weights, inputs), expected = draw_call()
    got = observe(lambda: gradients_for_both(loss_fn, jnp.asarray(weights), jnp.asarray(inputs)))
    assert_close(got, expected, called=called, weights=weights, inputs=inputs)
    assert_program(lambda *args: gradients_for_both(loss_fn, *args), draw_call, called=called)
    arrays = jnp.asarray(weights), jnp.asarray(inputs)
    assert_pure(lambda *args: gradients_for_both(loss_fn, *args), *arrays, called=called)


def draw_regression(rng):
    data = regression_data(rng)
    return data, regression_oracle(*data)


@points(1)
def test_dict_in_dict_out(rng):
    """regression_gradients returns a dict with the keys of params"""
    data = regression_data(rng)
    called = "regression_gradients(params, inputs, targets)"
    assert_structure(observe_regression(data), data[0], called=called)

    def by_key(params, inputs, targets):
        gradients = regression_gradients(params, inputs, targets)
        return {name: gradients[name] for name in params}

    assert_program(by_key, lambda: draw_regression(rng), called=called)


@points(2)
def test_mean_squared_error(rng):
    """regression_gradients returns the gradients of the mean squared error"""
    called = "regression_gradients(params, inputs, targets)"
    data, expected = draw_regression(rng)
    assert_close(observe_regression(data), expected, called=called, inputs=data[1], targets=data[2])
    assert_program(lambda *data: regression_gradients(*data), lambda: draw_regression(rng), called=called)
    assert_pure(lambda *data: regression_gradients(*data), *jax.tree.map(jnp.asarray, data), called=called)
    params, inputs, _ = data
    nothing = jax.tree.map(np.zeros_like, params)
    got = observe_regression((nothing, inputs, np.zeros(len(inputs), "float32")))
    assert_close(got, nothing, called=f"{called}, params and targets 0", why="the gradient of a perfect fit is 0")
