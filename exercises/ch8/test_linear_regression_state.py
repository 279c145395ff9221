import collections

import jax
import jax.numpy as jnp
import numpy as np
from exercises.ch8.linear_regression_state import Params, init, loss, update

from grader import observe, points, program
from grader.checks import (
    CheckFailed,
    assert_cached,
    assert_close,
    assert_equal,
    assert_independent,
    assert_program,
    assert_pure,
    assert_standard_normal,
    count_traces,
    describe,
    draw_key,
)

HANDED_OUT = "b473e4ccf1c288a2"

# A sum has a few products of numbers that are about 1.
OPTIONS = {"ulps": 64, "scale": 8}

# Observations know the classes of a student by their names.
Expected = collections.namedtuple("Params", ["weights", "bias"])


def draw_normal(rng, *shape):
    return np.asarray(rng.normal(size=shape), "float32")


def draw_params(rng, features):
    return draw_normal(rng, features), draw_normal(rng)


def draw_data(rng, batch, features):
    return draw_normal(rng, batch, features), draw_normal(rng, batch)


def draw_rate(rng):
    return np.float32(rng.uniform(0.05, 0.2))


def wide(arrays):
    return [np.asarray(array, np.float64) for array in arrays]


def loss_oracle(weights, bias, x, y):
    weights, bias, x, y = wide((weights, bias, x, y))
    return np.mean((x @ weights + bias - y) ** 2)


def update_oracle(weights, bias, x, y, rate):
    weights, bias, x, y, rate = wide((weights, bias, x, y, rate))
    error = 2 * (x @ weights + bias - y) / len(y)
    return weights - rate * (error @ x), bias - rate * error.sum()


def updated(weights, bias, x, y, rate):
    return update(Params(weights, bias), x, y, rate)


def names(params):
    """Reads the fields by their names, which a plain tuple does not have."""
    return {"weights": params.weights, "bias": params.bias}


def numbers_of(fn, key, shapes, called):
    """Runs a program that draws params. Returns weights and biases."""
    leaves = program(fn, key).call(key)
    found = [(np.shape(leaf), str(getattr(leaf, "dtype", None))) for leaf in leaves]
    if found != [(shape, "float32") for shape in shapes]:
        expected = f"weights of shape {shapes[0]} and biases of shape {shapes[1]}, float32"
        raise CheckFailed(("called", called), ("expected", expected), ("got", describe(leaves)))
    return [np.asarray(leaf, np.float64) for leaf in leaves]


@points(3)
def test_init(rng):
    """init draws independent normal numbers for all weights and the bias"""
    few, draws = int(rng.integers(2, 5)), 4000
    for features in (1, few):
        key, called = draw_key(rng), f"init(key, {features})"
        got = observe(lambda key=key, features=features: jax.tree.map(lambda leaf: 0 * leaf, init(key, features)))
        zeros = Expected(np.zeros(features), np.zeros(()))
        assert_close(got, zeros, called=f"0 * each array of {called}", weak_type=False)
        assert_pure(lambda key, features=features: init(key, features), key, called=called, traced=True)

        def draw_many(key, features=features):
            params = jax.vmap(lambda key: init(key, features))(jax.random.split(key, draws))
            return params.weights, params.bias

        called = f"init(key, {features}) for {draws} keys, inside jax.vmap and jax.jit"
        weights, bias = numbers_of(draw_many, draw_key(rng), [(draws, features), (draws,)], called)
        for number, drawn in enumerate([*weights.T, bias]):
            why = "these are the biases" if number == features else f"these are the weights {number}"
            assert_standard_normal(drawn, called=called, why=why)
        columns = {f"weight {number}": drawn for number, drawn in enumerate(weights.T)}
        assert_independent({**columns, "the bias": bias}, called=called)

    many = 2 * int(rng.integers(1500, 2000))
    called = f"init(key, {many}), inside jax.jit"
    weights, _ = numbers_of(lambda key: tuple(init(key, many)), draw_key(rng), [(many,), ()], called)
    assert_standard_normal(weights, called=called, why="these are the weights")
    halves = {"every second weight": weights[::2], "the other weights": weights[1::2]}
    assert_independent(halves, called=called)
    parts = {"the first half of the weights": weights[: many // 2], "the other half": weights[many // 2 :]}
    assert_independent(parts, called=called)


@points(2)
def test_loss(rng):
    """loss is the mean squared error, for any number of features"""
    called = "loss(params, x, y)"

    def loss_of(weights, bias, x, y):
        return loss(Params(weights, bias), x, y)

    for batch, features in ((int(rng.integers(4, 8)), int(rng.integers(2, 5))), (1, 3), (5, 1)):

        def draw_call(batch=batch, features=features):
            args = *draw_params(rng, features), *draw_data(rng, batch, features)
            return args, loss_oracle(*args)

        args, expected = draw_call()
        so = f"{called}, x of shape {args[2].shape}"
        got = observe(lambda args=args: loss_of(*map(jnp.asarray, args)))
        assert_close(got, expected, called=so, **OPTIONS)
        assert_program(loss_of, draw_call, called=so, **OPTIONS)
    assert_pure(loss_of, *map(jnp.asarray, args), called=called, traced=True)


@points(3)
def test_update(rng):
    """update takes one step against the gradient of the loss"""
    for batch, features in ((int(rng.integers(4, 8)), int(rng.integers(2, 5))), (1, 3), (5, 1)):

        def draw_call(batch=batch, features=features):
            args = *draw_params(rng, features), *draw_data(rng, batch, features), draw_rate(rng)
            return args, Expected(*update_oracle(*args))

        for number in (float, jnp.float32):
            (*arrays, rate), expected = draw_call()
            called = f"update(params, x, y, rate), x of shape {arrays[2].shape}"
            got = observe(
                lambda arrays=arrays, rate=rate, number=number: updated(*map(jnp.asarray, arrays), number(rate))
            )
            assert_close(got, expected, called=called, weak_type=False, rate=rate, **OPTIONS)
        assert_program(updated, draw_call, called=called, **OPTIONS)


@points(3)
def test_scan(rng):
    """many updates in a jax.lax.scan are as many steps, with params as the carry"""
    batch, features, trainings, steps = (int(rng.integers(low, low + 3)) for low in (4, 2, 3, 5))

    def train(weights, bias, xs, ys, rate):
        def step(params, data):
            return update(params, *data, rate), None

        return jax.lax.scan(step, Params(weights, bias), (xs, ys))[0]

    def train_all(*args):
        return jax.vmap(train, in_axes=(0, 0, None, None, None))(*args)

    def oracle(weights, bias, xs, ys, rate):
        for x, y in zip(xs, ys, strict=True):
            weights, bias = update_oracle(weights, bias, x, y, rate)
        return weights, bias

    def draw_call():
        xs, ys = draw_normal(rng, steps, batch, features), draw_normal(rng, steps, batch)
        args = draw_normal(rng, trainings, features), draw_normal(rng, trainings), xs, ys, draw_rate(rng)
        trained = [oracle(*start, *args[2:]) for start in zip(*args[:2], strict=True)]
        return args, Expected(*map(np.stack, zip(*trained, strict=True)))

    args, expected = draw_call()
    called = f"params after {steps} updates in jax.lax.scan, inside jax.vmap"
    assert_close(observe(lambda: train_all(*map(jnp.asarray, args))), expected, called=called, **OPTIONS)
    assert_program(train_all, draw_call, called=called, **OPTIONS)


def unjitted_update(weights, bias, x, y, rate):
    weights, bias, x, y, rate = map(jnp.asarray, (weights, bias, x, y, rate))

    def loss_of(params):
        return jnp.mean((x @ params[0] + params[1] - y) ** 2)

    return jax.tree.map(lambda param, slope: param - rate * slope, (weights, bias), jax.grad(loss_of)((weights, bias)))


@points(2)
def test_training(rng, race):
    """update is fast, and only the first call of a training compiles"""
    batch, features = (int(rng.integers(low, low + 3)) for low in (4, 3))
    x, y = draw_data(rng, batch, features)
    key = draw_key(rng)

    def trained(number):
        params = init(key, features)
        data = jnp.asarray(x), jnp.asarray(y)

        def step(rate):
            nonlocal params
            params = update(params, *data, rate)
            return params

        return [bool(count) for count in count_traces(step, [(number(rate),) for rate in (0.1, 0.2, 0.3)])][1:]

    for number, text in ((float, "Python floats"), (jnp.float32, "float32 scalar arrays")):
        got = observe(lambda number=number: trained(number))
        called = (
            f"three times params = update(params, x, y, rate), from init(key, {features}), with rates that are {text}"
        )
        why = "the params of each call must be of the same kind, and the rate must not be static"
        assert_equal(got, [False, False], called=f"{called}: does the second or third call trace?", why=why)

    def draw_call():
        args = *draw_params(rng, features), *draw_data(rng, batch, features), draw_rate(rng)
        return args, update_oracle(*args)

    def fast(*args):
        return tuple(updated(*map(jnp.asarray, args)))

    called = "update(params, x, y, rate)"
    assert_cached(fast, draw_call, called=called)
    race(
        fast,
        reference=unjitted_update,
        draw_args=lambda: draw_call()[0],
        min_speedup=8,
        min_speedup_gpu=4,
        called=called,
        reference_name="the same step without jit",
        why="does `jax.jit` cover the whole step, and is it called only once, outside of `update`?",
    )


@points(2)
def test_pure(rng):
    """update is a function of its arguments, and returns a Params"""
    called = "update(params, x, y, rate)"

    def both(weights, bias, x, y, rate, other):
        return [names(updated(weights, bias, x, y, one)) for one in (rate, other)]

    def draw_call():
        *args, rate, other = *draw_params(rng, 3), *draw_data(rng, 3, 3), draw_rate(rng), draw_rate(rng)
        return (*args, rate, other), [Expected(*update_oracle(*args, one))._asdict() for one in (rate, other)]

    args, expected = draw_call()
    so = "weights and bias of update(params, x, y, rate) and update(params, x, y, another_rate)"
    assert_close(observe(lambda: both(*map(jnp.asarray, args))), expected, called=so, **OPTIONS)
    assert_program(both, draw_call, called=so, **OPTIONS)
    # The bias and the rate have one shape, and so do the weights and `y`. So any of them could be donated.
    assert_pure(updated, *map(jnp.asarray, args[:5]), called=called, traced=True)
