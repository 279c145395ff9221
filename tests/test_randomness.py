"""Averages of draws, and draws that depend on one another."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest
import scipy.stats

from grader import observe
from grader.boundary import activate
from grader.boundary.in_process import InProcess
from grader.checks import assert_average, assert_independent, assert_standard_normal, draw_key, randomness
from grader.errors import CheckFailed
from grader.messages import render_facts

N = 2000


@pytest.fixture(autouse=True)
def in_process():
    with activate(InProcess({})):
        yield


def keys(seed, count):
    return jax.random.split(jax.random.key(seed), count)


def fails(assertion, *args, **kwargs):
    with pytest.raises(CheckFailed) as failure:
        assertion(*args, called="f(key)", **kwargs)
    return render_facts(failure.value.facts, width=100), failure.value.symptom


def test_draws_from_two_keys_are_independent():
    for seed in range(50):
        first, second, third = keys(seed, 3)
        draws = {
            "noise": jax.random.normal(first, (N,)),
            "mask": jax.random.bernoulli(second, 0.3, (N,)),
            "jitter": jax.random.normal(third, (N,)),
        }
        assert_independent({name: observe(lambda part=part: part) for name, part in draws.items()}, called="f(key)")


@pytest.mark.parametrize(
    ("draw", "found"),
    [
        (jax.random.normal, "the same numbers"),
        (jax.random.uniform, "a rank correlation of 1 in 2000 pairs"),
        (lambda key, shape: jax.random.bernoulli(key, 0.5, shape), "a rank correlation of -0.87"),
        (lambda key, shape: -2 * jax.random.normal(key, shape), "a rank correlation of -1"),
    ],
)
def test_one_key_for_two_draws_is_found_whatever_is_drawn(draw, found):
    key = jax.random.key(3)
    drawn = observe(lambda: {"noise": jax.random.normal(key, (N,)), "mask": draw(key, (N,))})
    said, symptom = fails(assert_independent, drawn)
    assert found in said
    assert symptom == "one key was used for noise and for mask"


def test_constant_draws_nan_and_few_numbers_are_refused():
    ones = observe(lambda: jnp.ones(N))
    other = observe(lambda: jax.random.normal(jax.random.key(0), (N,)))
    assert "rank correlation of nan" in fails(assert_independent, {"a": ones, "b": other})[0]
    assert "an array of shape (3,)" in fails(assert_independent, {"a": observe(lambda: jnp.ones(3)), "b": other})[0]
    assert "numbers of shape (2000,)" in fails(assert_independent, {"a": other, "b": None})[0]


def test_an_average_may_be_off_by_chance_and_not_by_more():
    for seed in range(50):
        draws = observe(lambda seed=seed: jax.random.uniform(jax.random.key(seed), (N, 3)))
        assert_average(draws, 0.5, 12**-0.5, shape=(N, 3), called="f(key)")
    said, symptom = fails(assert_average, draws, [0.5, 0.46, 0.5], 12**-0.5, shape=(N, 3), symptom="no scale?")
    assert "at        [1]\n" in said
    assert "an average of 0.46, or at most 0.034 away" in said
    assert symptom == "no scale?"


def test_an_average_of_nan_or_of_another_shape_is_refused():
    draws = observe(lambda: jnp.full(N, jnp.nan))
    assert "got       nan" in fails(assert_average, draws, 0.5, 1, shape=(N,))[0]
    assert "numbers of shape (2000, 2)" in fails(assert_average, draws, 0.5, 1, shape=(N, 2))[0]
    assert "numbers of shape (2000,)" in fails(assert_average, observe(lambda: "x"), 0.5, 1, shape=(N,))[0]


def test_the_bounds_raise_few_false_alarms():
    """At a rate of 1 in 100 instead of 1 in a million, so that a few thousand draws can show it."""
    rng = np.random.default_rng(0)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(randomness, "FALSE_ALARM", 0.01)
        alarms = 0
        for _ in range(2000):
            a, b = (rng.normal(size=1000).view(type(observe(lambda: jnp.ones(1)))) for _ in "ab")
            try:
                assert_independent({"a": a, "b": b}, called="f(key)")
            except CheckFailed:
                alarms += 1
    assert 5 < alarms < 40


def test_normal_numbers_may_have_any_shape():
    for seed in range(50):
        key = draw_key(np.random.default_rng(seed))
        assert_standard_normal(observe(lambda key=key: jax.random.normal(key, (N // 2, 2))), called="f(key)")


@pytest.mark.parametrize(
    ("draw", "found"),
    [
        (lambda key, shape: 0.2 + jax.random.normal(key, shape), "an average of 0,"),
        (lambda key, shape: 1.2 * jax.random.normal(key, shape), "what f adds: the squares"),
        (lambda key, shape: jnp.full(shape, jnp.nan), "got       nan"),
        (
            lambda key, shape: 3**0.5 * jax.random.uniform(key, shape, minval=-1),
            "what f adds: the share between -1 and 1",
        ),
        # The same spread, but no number is beyond 2.3.
        (
            lambda key, shape: jax.random.truncated_normal(key, -2, 2, shape) / 0.8796,
            "what f adds: the share between -1 and 1",
        ),
    ],
)
def test_other_numbers_are_not_standard_normal(draw, found):
    draws = observe(lambda: draw(jax.random.key(1), (10_000,)))
    assert found in fails(assert_standard_normal, draws, why="what f adds")[0]


def test_what_is_no_array_of_numbers_is_not_standard_normal():
    assert "expected  numbers" in fails(assert_standard_normal, observe(lambda: "x"))[0]


def test_normal_numbers_are_refused_less_than_once_in_a_million():
    """The exact rates of the three averages, for the fewest draws that are allowed."""
    count, bound = randomness.MIN_NORMAL_DRAWS, randomness._quantile(3 * randomness.SKEWED)
    squares, off = scipy.stats.chi2(count), bound * (2 * count) ** 0.5
    rate = 2 * scipy.stats.norm.sf(bound) + squares.sf(count + off) + squares.cdf(count - off)
    share = randomness.WITHIN_1
    near, off = scipy.stats.binom(count, share), bound * (count * share * (1 - share)) ** 0.5
    rate += near.sf(count * share + off) + near.cdf(count * share - off)
    assert rate < randomness.FALSE_ALARM
    assert rate > randomness.FALSE_ALARM / 10
