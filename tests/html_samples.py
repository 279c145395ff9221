"""A report with a picture of each kind, and with all that a page can show."""

from __future__ import annotations

import numpy as np

from grader.checks.array_pictures import picture_of_arrays
from grader.checks.trees import picture_of_trees
from grader.pictures import Bars, Shardings, Speed
from grader.results import CheckResult, Environment, ExerciseResult, GradedCourse, Report

HOSTILE = "</style></title><script>alert(1)</script><img src=https://example.org/x onerror=alert(2)>\"'&\x00\u202e"

_rng = np.random.default_rng(7)


def arrays(shape, wrong=(), **options):
    """A picture of two arrays that differ at some places, by 1."""
    expected = _rng.normal(size=shape)
    got = expected.copy()
    for place in wrong or [(0,) * len(shape)]:
        got[place] += 1.0
    return picture_of_arrays(got, expected, 1e-5, 1e-5, **options)


def parts(*edges):
    return tuple((edge,) for edge in edges)


SMALL = arrays((3, 7), wrong=[(0, 4), (2, 1)])
LARGE = arrays((40, 50), wrong=[(35, i) for i in range(20, 45)], where="['w']")
CURVES = arrays((64,), wrong=[(i,) for i in range(20, 30)])
TREES = picture_of_trees({"b": np.zeros(3), "w": [np.zeros((2, 3))]}, {"b": np.zeros(3), "w": (np.zeros((2, 3)), None)})
SHARDINGS = Shardings("", (8,), parts((0, 4), (0, 4), (4, 8), (4, 8)), parts((0, 4), (4, 8), (0, 4), (4, 8)))
BARS = Bars("operations in the program", (("96 rows", 489, None, 60), ("12 rows", 40, None, 60)))
SPEED = Speed("the function without jit", 12.5, 11.0, 14.0, 5.0)
SLOW = Speed("the function without jit", 1.1, 0.9, 1.3, 5.0)
PICTURES = (SMALL, LARGE, CURVES, TREES, SHARDINGS, BARS, SPEED, SLOW)


def failed(exercise, name, *pictures, title="the values are right", facts=()):
    facts = (
        ("called", "f(x)        x: float32[3,7]"),
        ("expected", "float32[3,7]  [1 2 3 4 5 ...]"),
        ("got", "float32[3,7]  [2 2 3 4 5 ...]"),
        *facts,
        ("hint", f"grader hint {exercise}"),
        ("lesson", f"exercises/{exercise.split('/')[0]}/README.md#{exercise.split('/')[1]}"),
    )
    return CheckResult(exercise, name, title, "failed", 0, 3, facts, pictures=pictures)


def passed(exercise, name, *facts, pictures=()):
    return CheckResult(exercise, name, "the dtype is right", "passed", 2, 2, facts, pictures=pictures)


def exercise(name, *checks):
    return ExerciseResult(name, checks, f"{name}.py", "1" * 64)


def report(*exercises, notes=()):
    course = GradedCourse("installed", "0.1", "0" * 64)
    environment = Environment("0.12", "3.12", "cpu", "0.1")
    return Report(course, "2026-01-31T12:00:00Z", 7, "none", environment, exercises, notes)


def whole_report():
    """Every outcome, every kind of picture, and a stranger's text in every place that takes one."""
    odd = CheckResult(
        "ch2/odd", "odd", HOSTILE, "failed", 0, 1, ((HOSTILE, HOSTILE), ("looks like", HOSTILE)), printed=HOSTILE
    )
    see = ("see", "https://docs.jax.dev/en/latest/errors.html#jax.errors.TracerBoolConversionError")
    return report(
        exercise("ch1/done", passed("ch1/done", "values"), passed("ch1/done", "dtype")),
        exercise(
            "ch1/selu",
            failed("ch1/selu", "values", SMALL, facts=[("looks like", "alpha and scale were swapped.")]),
            failed("ch1/selu", "more", title="the gradient is right"),
            passed("ch1/selu", "race", ("note", "12 times as fast"), pictures=(SPEED,)),
        ),
        exercise("ch1/later", CheckResult("ch1/later", "a", "a title", "not_started", 0, 5)),
        exercise("ch2/curve", failed("ch2/curve", "values", CURVES, LARGE)),
        exercise("ch2/tree", failed("ch2/tree", "structure", TREES)),
        exercise("ch2/odd", odd),
        exercise("ch2/broken", CheckResult("ch2/broken", "a", "a title", "error", 0, 5, (("error", "no memory"),))),
        exercise("ch7/parts", failed("ch7/parts", "parts", SHARDINGS)),
        exercise("ch7/length", failed("ch7/length", "length", BARS, SLOW, facts=[("raised", "ValueError: no"), see])),
        exercise("ch8/rest", CheckResult("ch8/rest", "a", "a title", "not_started", 0, 5)),
        notes=(HOSTILE,),
    )
