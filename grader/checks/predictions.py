"""Predictions: a student says what each of several programs gives, and a clean worker runs them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from grader.boundary import observe, run_trusted
from grader.checks.values import describe
from grader.errors import CheckFailed, CheckNotStarted

__all__ = ["assert_predictions"]


def assert_predictions(
    predictions: Callable[[], Any], reasons: Mapping[str, str], evaluate: Callable[[str], Any], *, table: str
) -> None:
    """Fails unless a student predicted what each program gives on the JAX that is installed.

    The first wrong prediction is shown, with the truth and the reason. A program without a prediction keeps its
    secret.

    Args:
        predictions: gives the student's dict, from a program's text to a string, a number, a truth value, or a tuple
            of these. `...` and None stand for a prediction that was not made.
        reasons: from a program's text to the reason for what it gives, in one sentence.
        evaluate: runs a program. It is called in a clean worker.
        table: the name of the student's dict.

    Raises:
        CheckFailed: a prediction is wrong or missing.
        CheckNotStarted: no prediction was made.
    """
    got = observe(lambda: _as_data(predictions()))
    if not isinstance(got, dict):
        raise CheckFailed(("called", table), ("expected", "a dict of predictions"), ("got", describe(got)))
    texts = list(reasons)
    made = [text for text in texts if got.get(text) is not None]
    if not made and all(text in got for text in texts):
        raise CheckNotStarted
    truths = run_trusted(lambda: {text: evaluate(text) for text in texts})
    wrong = [text for text in made if not _is_same(got[text], truths[text])]
    if wrong:
        first = wrong[0]
        facts = ("expected", repr(truths[first])), ("got", describe(got[first])), ("", reasons[first])
        raise CheckFailed(("program", first), *facts, ("", _others(len(wrong) - 1)))
    missing = [text for text in texts if text not in made]
    if missing:
        left = f"{len(missing)} of {len(texts)} predictions are missing" if len(missing) > 1 else ""
        raise CheckFailed(("program", missing[0]), ("expected", "a prediction"), ("got", "none yet"), ("", left))


def _as_data(predictions: Any) -> Any:
    """Runs where the student's code lives. `...` cannot cross the boundary."""
    if not isinstance(predictions, dict):
        return predictions
    return {text: None if answer is ... else answer for text, answer in predictions.items()}


def _is_same(got: Any, truth: Any) -> bool:
    """Compares plain data, in which True is not 1. A list may stand for a tuple."""
    if isinstance(truth, tuple):
        same_length = isinstance(got, (list, tuple)) and len(got) == len(truth)
        return same_length and all(map(_is_same, got, truth))
    return type(got) is type(truth) and bool(got == truth)


def _others(count: int) -> str:
    if count == 0:
        return ""
    return "1 more prediction is wrong" if count == 1 else f"{count} more predictions are wrong"
