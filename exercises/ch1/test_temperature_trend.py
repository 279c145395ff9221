import functools
from pathlib import Path

import jax
import jax.numpy as jnp
import numpy as np
from exercises.ch1.temperature_trend import features, fit, train_and_test

from grader import observe, points
from grader.checks import assert_close, assert_program, assert_pure

HANDED_OUT = "486ea96326d90199"

# In float32, the angle of a month in 2020 is known to about 256 units of rounding.
ULPS = 512
HUNDREDTH = {"ulps": 1, "scale": 0.01 / np.finfo("float32").eps}
LOSS_OF_HUNDREDTHS = 0.001  # at most, if each weight is wrong by 0.01: the squares of the features are 1, 3.5 and 0.5
DATA = Path(__file__).with_name("data") / "temperature_trend.csv"


def series(rng, first, length):
    """Draws a station's months, one in a hundred left out, and its temperatures: a season, a trend and noise."""
    months = np.sort(rng.choice(first + np.arange(length + length // 100 + 1), size=length, replace=False))
    weights = rng.uniform([5, 0.2, -12, -4], [15, 0.6, -8, 4])
    temperatures = features_oracle(months) @ weights + rng.normal(scale=1.5, size=length)
    return months.astype("int32"), temperatures.astype("float32")


def long_series(rng):
    """Draws a series that begins from 1960 to 1964, and ends before 2020."""
    return series(rng, rng.integers(-360, -300), 608)


def exact_series(rng):
    """Draws a long series without noise, and its weights. A tenth of its months, those in the middle, are missing."""
    months = np.arange(-360, 372, dtype="int32")
    months = np.delete(months, slice(330, 330 + 73))
    weights = rng.uniform([10, 0.2, -12, -4], [15, 0.6, -10, 4])
    return months, (features_oracle(months) @ weights).astype("float32"), weights


def features_oracle(months):
    months = np.asarray(months, np.float64)
    angle = 2 * np.pi * months / 12
    return np.stack([np.ones_like(months), months / 120, np.cos(angle), np.sin(angle)], axis=1)


def loss_oracle(weights, months, temperatures):
    """Returns the loss and its gradient."""
    x = features_oracle(months)
    errors = x @ weights - temperatures
    return np.mean(errors**2), 2 * x.T @ errors / len(errors)


def fit_oracle(months, temperatures, steps, rate):
    weights, losses = np.zeros(4), []
    for _ in range(steps):
        loss, gradient = loss_oracle(weights, months, temperatures)
        weights, losses = weights - rate * gradient, [*losses, loss]
    return weights, losses


def least_squares(months, temperatures):
    return np.linalg.lstsq(features_oracle(months), np.asarray(temperatures, np.float64), rcond=None)[0]


def error_oracle(weights, months, temperatures):
    return np.sqrt(loss_oracle(weights, months, temperatures)[0])


def learning_rate(rng):
    """Finds the student's learning rate: the first step goes from zero against the gradient, and it is so long."""
    months, temperatures = series(rng, -60, 30)
    direction = -loss_oracle(np.zeros(4), months, temperatures)[1]
    got = observe(lambda: fit(jnp.asarray(months), jnp.asarray(temperatures), steps=1)[0])
    rate = 0.1
    if isinstance(got, np.ndarray) and got.shape == (4,) and got.dtype == "float32" and np.all(np.isfinite(got)):
        rate = float(np.clip(np.float64(got) @ direction / (direction @ direction), 0.001, 1))
    assert_close(
        got,
        rate * direction,
        called="fit(months, temperatures, steps=1)[0]",
        why=f"expected is a step from zero against the gradient, with one learning rate, such as {rate:.3g}",
        ulps=ULPS,
        scale=4,
    )
    return rate


@points(3)
def test_features(rng):
    """the features are 1, the decades since 1990, and the cosine and sine of the year"""
    months, _ = long_series(rng)
    got = observe(lambda: features(jnp.asarray(months)))
    assert_close(got, features_oracle(months), called="features(months)", months=months, ulps=ULPS)

    def draw_call():
        months, _ = long_series(rng)
        return (months,), features_oracle(months)

    assert_program(lambda months: features(months), draw_call, called="features(months)", ulps=ULPS)


@points(4)
def test_first_steps(rng):
    """fit steps from zero against the gradient, with one learning rate for all weights"""
    rate = learning_rate(rng)
    called = "fit(months, temperatures, steps=4)"
    options = {
        "ulps": ULPS,
        "scale": 4,
        "why": f"each step is as in your first one: against the gradient, with a learning rate of {rate:.3g}",
    }

    def draw_call():
        args = series(rng, -60, 30)
        return args, fit_oracle(*args, 4, rate)

    args, expected = draw_call()
    got = observe(lambda: fit(*map(jnp.asarray, args), steps=4))
    assert_close(got, expected, called=called, months=args[0], temperatures=args[1], **options)
    assert_program(lambda *args: fit(*args, steps=4), draw_call, called=called, **options)


@points(4)
def test_least_squares(rng):
    """after 300 steps, the weights are those of the least possible loss, within 0.01"""

    def weights_and_steps(months, temperatures):
        weights, losses = fit(jnp.asarray(months), jnp.asarray(temperatures))
        return weights, len(losses)

    def with_last_loss(months, temperatures):
        weights, losses = fit(jnp.asarray(months), jnp.asarray(temperatures))
        return weights, losses[-1]

    called = "fit(months, temperatures), the weights and the number of losses"
    for _ in range(2):
        args = long_series(rng)
        expected = least_squares(*args), 300
        got = observe(functools.partial(weights_and_steps, *args))
        assert_close(got, expected, called=called, array_type=None, months=args[0], **HUNDREDTH)
    months, temperatures, weights = exact_series(rng)
    got = observe(lambda: with_last_loss(months, temperatures))
    called = "fit(months, temperatures), the weights and the last loss"
    why = "the temperatures lie on the model's curve, so the least possible loss is 0; months in the middle are missing"
    options = {"array_type": None, "why": why, "months": months}
    assert_close(got, (weights, 0.0), called=called, **options, **HUNDREDTH)
    assert_close(got[1], 0.0, called=called, **options, ulps=1, scale=LOSS_OF_HUNDREDTHS / np.finfo("float32").eps)


@points(4)
def test_forecast(rng):
    """train_and_test fits the first months only, and the error is that in the other months"""
    rate = learning_rate(rng)
    called = "train_and_test(months, temperatures, split=30, steps=3)"
    options = {
        "ulps": ULPS,
        "scale": 30,
        "why": "temperatures after the split must not change the weights or the losses",
    }

    def draw_call():
        months, temperatures = series(rng, -60, 60)
        months[45:] += 9 * 12 + 5  # the station was closed for some years
        temperatures[30:] += rng.uniform(20, 30)
        weights, losses = fit_oracle(months[:30], temperatures[:30], 3, rate)
        return (months, temperatures), (weights, losses, error_oracle(weights, months[30:], temperatures[30:]))

    args, expected = draw_call()
    got = observe(lambda: train_and_test(*map(jnp.asarray, args), split=30, steps=3))
    assert_close(got, expected, called=called, **options)
    assert_program(lambda *args: train_and_test(*args, split=30, steps=3), draw_call, called=called, **options)
    first = args[0][:30], args[1][:30]

    def call_all(months, temperatures, *both):
        return features(months), fit(months, temperatures, steps=1), train_and_test(*both, split=30, steps=1)

    assert_pure(call_all, *map(jnp.asarray, (*first, *args)), called="features(...), fit(...) and train_and_test(...)")


@points(4)
def test_real_series(rng):
    """the measured series is forecast as well as by least squares, within 0.01 degrees"""
    year, month, measured = np.loadtxt(DATA, delimiter=",", skiprows=6).T
    months = (12 * (year - 1990) + month - 1).astype("int32")
    split = int(np.sum(year < 2011))
    # The same station on a mountain, with another trend. So nobody has seen these numbers before.
    temperatures = (measured + rng.uniform(-5, 5) + rng.uniform(-1, 1) * months / 120).astype("float32")
    weights = least_squares(months[:split], temperatures[:split])
    expected = weights[1], error_oracle(weights, months[split:], temperatures[split:]), 300

    def trend_and_error(months, temperatures):
        weights, losses, error = train_and_test(jnp.asarray(months), jnp.asarray(temperatures), split)
        return weights[1], error, len(losses)

    got = observe(lambda: trend_and_error(months, temperatures))
    called = f"train_and_test(months, temperatures, split={split}), the trend, the error and the number of losses"
    assert_close(got, expected, called=called, array_type=None, months=months, **HUNDREDTH)


def unjitted_fit(months, temperatures, rate):
    """Takes two steps without jit."""
    months, temperatures = jnp.asarray(months), jnp.asarray(temperatures)
    angle = 2 * jnp.pi * months / 12
    x = jnp.stack([jnp.ones_like(angle), months / 120, jnp.cos(angle), jnp.sin(angle)], axis=1)
    weights = jnp.zeros(4)
    for _ in range(2):
        weights -= rate * jax.grad(lambda weights: jnp.mean((x @ weights - temperatures) ** 2))(weights)
    return weights


@points(1)
def test_speed(rng, race):
    """fit is at least 3 times as fast as the same steps without jit"""
    rate = learning_rate(rng)
    race(
        lambda *args: fit(*args, steps=2)[0],
        reference=lambda *args: unjitted_fit(*args, rate),
        draw_args=lambda: series(rng, -60, 30),
        min_speedup=3,
        called="fit(months, temperatures, steps=2)[0]",
        reference_name="the same steps without jit",
        why="does `jax.jit` cover the step, gradient included, and is it called only once, outside of `fit`?",
    )
