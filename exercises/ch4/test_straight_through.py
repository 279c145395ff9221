import functools

import jax
import jax.numpy as jnp
import numpy as np
from exercises.ch4.straight_through import borrow_gradient, round_straight_through

from grader import observe, points
from grader.checks import assert_close, assert_program, assert_pure

HANDED_OUT = "1afa06cb438500f5"

EXACT = {"ulps": 0, "why": "the value is exact, to the last bit"}


def draw_numbers(rng, shape=(40,), spread=3.0):
    return np.asarray(spread * rng.normal(size=shape), "float32")


def draw_pair(rng, name):
    """Draws `fn` and `smooth`, and in NumPy the values of `fn`, and two derivatives of `smooth`, number by number."""
    factor = float(np.float32(rng.uniform(1, 2)))
    low, high = np.float32(rng.uniform(0.1, 1, size=2) * [-1, 1])

    def step(x, xp):
        return xp.where(x > 0, high, low)

    def sigmoid(x):
        return 1 / (1 + np.exp(-factor * x))

    def clip(x):
        return jnp.clip(x, -1, 1)

    pairs = {
        "a step, sigmoid": (
            step,
            lambda x: jax.nn.sigmoid(factor * x),
            lambda x: factor * sigmoid(x) * (1 - sigmoid(x)),
            lambda x: factor**2 * sigmoid(x) * (1 - sigmoid(x)) * (1 - 2 * sigmoid(x)),
        ),
        "a step, clip": (step, clip, lambda x: 1.0 * (np.abs(x) < 1), lambda x: 0 * x),
        "abs, sin": (lambda x, xp: xp.abs(x), jnp.sin, np.cos, lambda x: -np.sin(x)),
        "a step, a large cube": (
            step,
            lambda x: 1000 * factor * x**3,
            lambda x: 3000 * factor * x**2,
            lambda x: 6000 * factor * x,
        ),
    }
    fn, *others = pairs[name]
    return lambda x: fn(x, jnp), lambda x: fn(x, np), *others


STEPS = ["a step, sigmoid", "a step, clip", "abs, sin", "a step, a large cube"]


def assert_right(student, oracle, draw, called, eager=False, **options):
    """Fails unless the program of a function of one array is right for numbers that it has not seen.

    With `eager`, the function is also called as it is.
    """
    if eager:
        x = draw()
        expected = oracle(x)
        device_x = jnp.asarray(x)
        assert_close(observe(lambda: student(device_x)), expected, called=called, x=x, **options)

    def draw_call():
        x = draw()
        return (x,), oracle(x)

    assert_program(student, draw_call, called=called, **options)


@points(3)
def test_rounds(rng):
    """round_straight_through gives exactly jnp.round(x), for halves and large numbers too"""
    called = "round_straight_through(x)"
    draws = {
        ", x is a vector": lambda: draw_numbers(rng),
        ", x is a scalar": lambda: draw_numbers(rng, ()),
        ", x holds halves": lambda: (rng.integers(-9, 10, size=(3, 9)) + 0.5).astype("float32"),
        ", x is of about 1e7, 1e10 and 1e30": lambda: (rng.normal(size=(3, 9)) * [[1e7], [1e10], [1e30]]).astype(
            "float32"
        ),
    }
    for name, draw in draws.items():
        eager = name == ", x is a vector"
        assert_right(lambda x: round_straight_through(x), np.round, draw, f"{called}{name}", eager=eager, **EXACT)
    x = jnp.asarray(draw_numbers(rng))
    assert_pure(lambda x: round_straight_through(x), x, called=called, traced=True)


@points(3)
def test_rounding_gradient(rng):
    """the gradient goes straight through rounding, and so does a second one"""
    weights, others = draw_numbers(rng), draw_numbers(rng)

    def slopes(x):
        return jax.grad(lambda x: jnp.sum(weights * round_straight_through(x) ** 2))(x)

    def second(x):
        return jax.grad(lambda x: jnp.sum(others * slopes(x)))(x)

    # The derivative of the square is 2 * round(x), and that of the rounding is 1.
    called = "the gradient of jnp.sum(weights * round_straight_through(x) ** 2)"
    assert_right(
        slopes, lambda x: 2.0 * weights * np.round(x.astype(float)), lambda: draw_numbers(rng), called, eager=True
    )
    called = f"the gradient of jnp.sum(others * g(x)), g is {called}"
    assert_right(second, lambda x: 2.0 * weights.astype(float) * others, lambda: draw_numbers(rng), called)

    def each(x):
        return jax.vmap(jax.grad(lambda row: jnp.sum(jnp.sin(row) * round_straight_through(row))))(x)

    def each_oracle(x):
        x = x.astype(np.float64)
        return np.cos(x) * np.round(x) + np.sin(x)

    called = "vmap(grad(lambda row: jnp.sum(jnp.sin(row) * round_straight_through(row))))(x)"
    assert_right(each, each_oracle, lambda: draw_numbers(rng, (4, 3)), called)


@points(3)
def test_values(rng):
    """borrow_gradient gives exactly the values of fn, even if smooth is far larger"""
    for name in STEPS:
        fn, oracle, smooth, _, _ = draw_pair(rng, name)

        def student(x, fn=fn, smooth=smooth):
            return borrow_gradient(fn, smooth)(x)

        called = f"borrow_gradient(fn, smooth)(x), fn and smooth are {name}"
        assert_right(student, oracle, lambda: draw_numbers(rng), called, eager=name == STEPS[0], **EXACT)
    assert_pure(student, jnp.asarray(draw_numbers(rng)), called=called, traced=True)

    def twice(*numbers):
        borrowed = borrow_gradient(fn, smooth)
        return [borrowed(x) for x in numbers]

    def draw_calls():
        numbers = draw_numbers(rng, (2, 3)), draw_numbers(rng, ())
        return numbers, [oracle(x) for x in numbers]

    assert_program(twice, draw_calls, called="f = borrow_gradient(fn, smooth), then f(matrix) and f(scalar)", **EXACT)


def choose(x):
    """Returns 1 for the largest number, and 0 for the others."""
    return jax.nn.one_hot(jnp.argmax(x), len(x), dtype=x.dtype)


@points(3)
def test_gradient(rng):
    """the gradient is that of smooth, also if fn has a gradient of its own"""
    weights = draw_numbers(rng, (12,), 1.0)

    def gradient(fn, smooth):
        return lambda x: jax.grad(lambda x: jnp.sum(weights * borrow_gradient(fn, smooth)(x) ** 2))(x)

    called = "the gradient of jnp.sum(weights * borrow_gradient(fn, smooth)(x) ** 2), fn and smooth are"
    for name in STEPS:
        fn, values, smooth, slope, _ = draw_pair(rng, name)

        def oracle(x, values=values, slope=slope):
            x = x.astype(np.float64)
            return 2 * weights * values(x) * slope(x)

        draw, eager = functools.partial(draw_numbers, rng, (12,), 1.0), name == STEPS[0]
        assert_right(gradient(fn, smooth), oracle, draw, f"{called} {name}", eager=eager, scale=8)

    def softmax_oracle(x):
        shares = np.exp(x.astype(np.float64)) / np.sum(np.exp(x.astype(np.float64)))
        pulls = 2.0 * weights * (np.arange(len(x)) == np.argmax(x))
        return shares * (pulls - np.sum(shares * pulls))

    name = "the choice of the largest, softmax"
    assert_right(
        gradient(choose, jax.nn.softmax), softmax_oracle, lambda: draw_numbers(rng, (12,), 1.0), f"{called} {name}"
    )


@points(2)
def test_second_derivative(rng):
    """second derivatives are those of smooth"""
    weights, others = draw_numbers(rng, (12,), 1.0), draw_numbers(rng, (12,), 1.0)
    for name in STEPS:
        fn, values, smooth, slope, bend = draw_pair(rng, name)

        def second(x, fn=fn, smooth=smooth):
            slopes = jax.grad(lambda x: jnp.sum(weights * borrow_gradient(fn, smooth)(x) ** 2))
            return jax.grad(lambda x: jnp.sum(others * slopes(x)))(x)

        def oracle(x, values=values, slope=slope, bend=bend):
            x = x.astype(np.float64)
            return 2 * others * weights * (slope(x) ** 2 + values(x) * bend(x))

        called = f"grad(lambda x: jnp.sum(others * g(x)))(x), fn and smooth are {name}"
        why = "g is the gradient of jnp.sum(weights * borrow_gradient(fn, smooth)(x) ** 2)"
        assert_right(second, oracle, lambda: draw_numbers(rng, (12,), 1.0), called, why=why, scale=32)


@points(1)
def test_half_precision(rng):
    """both functions keep float16 and bfloat16"""
    for dtype in ("float16", "bfloat16"):

        def draw(dtype=dtype):
            # No number is near a half: a half may come out by rounding, and then another check says what is wrong.
            x = rng.integers(-7, 8, size=20) + rng.uniform(-0.4, 0.4, size=20)
            return x.astype(jnp.dtype(dtype))

        weights = draw()

        # The slope of sin is a cosine. That of tanh is 1 - tanh(x)**2, which cancels: half precision loses its digits.
        def borrowed(x):
            return borrow_gradient(jnp.sign, jnp.sin)(x)

        students = {
            "round_straight_through": (lambda x: round_straight_through(x), np.round, lambda x: 1 + 0 * x),
            "borrow_gradient(jnp.sign, jnp.sin)": (borrowed, np.sign, np.cos),
        }
        for name, (student, value, slope) in students.items():

            def both(x, student=student, weights=weights):
                return student(x), jax.grad(lambda x: jnp.sum(weights * student(x)))(x)

            def oracle(x, value=value, slope=slope, weights=weights):
                x = x.astype(np.float64)
                return value(x), weights.astype(np.float64) * slope(x)

            called = f"{name}(x), and the gradient of jnp.sum(weights * {name}(x)), x is {dtype}"
            # The values are whole numbers, of which the smallest differ by 1: these tolerances are far smaller.
            assert_right(both, oracle, draw, called, eager=dtype == "bfloat16", dtype=dtype, ulps=4)
