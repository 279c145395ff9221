"""Randomness: averages of draws, their distribution, and draws that must not depend on one another.

All rest on the values of draws. So they see a key that is used twice wherever it hides: in raw keys, or inside of
`vmap`. Draw the keys by `draw_key`, and run a `program`.

Each raises a false alarm less than once in a million checks. The bound is a quantile of the normal distribution, shared
among all comparisons of a call (Bonferroni). An average of a thousand skewed draws, such as squares, is beyond it up to
three times as often as a normal number. So the rate is set three times as low.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping
from statistics import NormalDist
from typing import Any

import jax
import numpy as np

from grader.checks.values import describe
from grader.errors import CheckFailed
from grader.messages import Fact

__all__ = ["FALSE_ALARM", "assert_average", "assert_independent", "assert_standard_normal", "draw_key"]

FALSE_ALARM = 1e-6
MIN_DRAWS = 1000
MIN_NORMAL_DRAWS = 2000
WITHIN_1 = 0.682689  # the share of standard normal numbers between -1 and 1
SKEWED = 3


def draw_key(rng: np.random.Generator) -> jax.Array:
    """Draws a typed key of shape (), from the `rng` of a check."""
    return jax.random.key(int(rng.integers(2**31)))


def assert_average(
    draws: Any,
    expected: Any,
    deviation: Any,
    *,
    shape: tuple[int, ...],
    called: str,
    why: str = "",
    symptom: str = "",
) -> None:
    """Fails if the average of independent draws is too far from what it must be.

    Too far means more than 5.1 standard errors for a single average. The false alarm rate is below 1e-6.

    Args:
        draws: an observed array of numbers. The average is taken over its first axis, of at least 1000 draws.
        expected: the mean of the distribution, one number or one for each average.
        deviation: its standard deviation, or one that is larger. A number, or one for each average.
        shape: the shape that `draws` must have.
        called: the call, as the student would write it.
        why: one more sentence for the student.
        symptom: the usual cause of an average that is off, for the line "looks like".

    Raises:
        CheckFailed: the average is off, or these are not numbers of that shape.
    """
    assert shape[0] >= MIN_DRAWS, "too few draws to tell"
    numbers = _numbers(draws, shape, called)
    _assert_average(numbers, expected, deviation, numbers[0].size, called, why, symptom)


def _assert_average(
    numbers: np.ndarray[Any, Any],
    expected: Any,
    deviation: Any,
    comparisons: int,
    called: str,
    why: str,
    symptom: str = "",
) -> None:
    averages = numbers.mean(axis=0)
    errors = np.broadcast_to(np.asarray(deviation) / math.sqrt(len(numbers)), averages.shape)
    wanted = np.broadcast_to(expected, averages.shape)
    bounds = _quantile(SKEWED * comparisons) * errors
    wrong = ~(np.abs(averages - wanted) <= bounds)
    if np.any(wrong):
        first = tuple(np.argwhere(wrong)[0])
        where: Fact = ("at", f"[{', '.join(map(str, first))}]" if first else "")
        raise CheckFailed(
            ("called", called),
            where,
            ("expected", f"an average of {wanted[first]:.4g}, or at most {bounds[first]:.2g} away"),
            ("got", f"{averages[first]:.4g} as the average of {len(numbers)} draws"),
            ("", why),
            symptom=symptom,
        )


def assert_standard_normal(draws: Any, *, called: str, why: str = "") -> None:
    """Fails if numbers do not look like independent draws from the standard normal distribution.

    It takes their mean, the mean of their squares, and the share between -1 and 1. The false alarm rate of all three
    together is below 1e-6. It does not see the order of the numbers: see `assert_independent`.

    Args:
        draws: an observed array of at least 2000 numbers, of any shape, or a NumPy array made from one.
        called: the call, as the student would write it.
        why: a sentence for the student that says what these numbers are.

    Raises:
        CheckFailed: one of the averages is off, or these are not numbers.
    """
    shape = getattr(draws, "shape", ())
    numbers = _numbers(draws, shape, called).ravel()
    assert numbers.size >= MIN_NORMAL_DRAWS, "too few draws to tell"
    near = 1.0 * (np.abs(numbers) <= 1)
    averages = {
        "": (numbers, 0.0, 1.0),
        "the squares": (numbers**2, 1.0, math.sqrt(2)),
        "the share between -1 and 1": (near, WITHIN_1, math.sqrt(WITHIN_1 * (1 - WITHIN_1))),
    }
    for name, (part, expected, deviation) in averages.items():
        _assert_average(part, expected, deviation, len(averages), called, ": ".join(filter(None, [why, name])))


def assert_independent(draws: Mapping[str, Any], *, called: str, why: str = "") -> None:
    """Fails if two draws of equal size depend on one another, as they do if one key makes both.

    It compares ranks (Spearman), so two distributions can be drawn from one key and are still caught: a normal number
    rises with the uniform one that it is made from. The false alarm rate is below 1e-6.

    Args:
        draws: by name, such as `layer 1`, an observed array of at least 1000 numbers. All have the same shape. NumPy
            arrays of your own may be among them, such as what JAX draws from a key.
        called: the call, as the student would write it.
        why: one more sentence for the student.

    Raises:
        CheckFailed: two of them depend on one another, are constant, or are no numbers.
    """
    shape = getattr(next(iter(draws.values())), "shape", ())
    size = math.prod(shape)
    if size < MIN_DRAWS:
        raise CheckFailed(
            ("called", called), ("expected", f"at least {MIN_DRAWS} numbers"), ("got", f"an array of shape {shape}")
        )
    numbers = {name: _numbers(part, shape, called).ravel() for name, part in draws.items()}
    pairs = list(itertools.combinations(numbers, 2))
    bound = _quantile(len(pairs)) / math.sqrt(size - 1)
    ranks = {name: _ranks(part) for name, part in numbers.items()}
    for first, second in pairs:
        alike = float(ranks[first] @ ranks[second])
        if not abs(alike) <= bound:
            same = np.array_equal(numbers[first], numbers[second])
            found = "the same numbers" if same else f"a rank correlation of {alike:.2g} in {size} pairs"
            raise CheckFailed(
                ("called", called),
                ("expected", f"{first} and {second} are drawn independently, so their rank correlation is about 0"),
                ("got", found),
                ("", why),
                symptom=f"one key was used for {first} and for {second}",
            )


def _quantile(comparisons: int) -> float:
    """The number of standard errors that one of so many averages exceeds, in either direction, once in a million."""
    return NormalDist().inv_cdf(1 - FALSE_ALARM / 2 / max(comparisons, 1))


def _ranks(numbers: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Replaces numbers by their ranks, equal ones by the mean of theirs, and scales them to length 1."""
    _, inverse, counts = np.unique(numbers, return_inverse=True, return_counts=True)
    centred = (np.cumsum(counts) - (counts + 1) / 2)[inverse] - (len(numbers) - 1) / 2
    length = float(np.linalg.norm(centred))
    return centred / length if length else np.full(len(numbers), np.nan)


def _numbers(draws: Any, shape: tuple[int, ...], called: str) -> np.ndarray[Any, Any]:
    if not (isinstance(draws, np.ndarray) and draws.shape == shape and draws.dtype.kind in "biuf"):
        raise CheckFailed(("called", called), ("expected", f"numbers of shape {shape}"), ("got", describe(draws)))
    return np.asarray(draws, np.float64)
