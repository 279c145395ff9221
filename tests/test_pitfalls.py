"""The sentence after `looks like`: the right one, or none."""

import contextlib

import pytest
from miniature import STUBS

from grader.course import find_course
from grader.runner import pitfalls
from grader.runner.implementation import Implementation, stub_file
from grader.runner.pitfalls import Explainer

SELU = find_course().exercise("ch2/selu")
FORMULA = """
import jax
import jax.numpy as jnp


@jax.jit
def selu(x, alpha=1.6733, scale=1.0507):
    return {}
"""


def load(source: bytes) -> Implementation:
    return Implementation.in_process(SELU, stub_file(SELU, source), 0)


def sentences(formula: str) -> dict[str, str]:
    """For each failed check but the race, the sentence that is printed."""
    student = load(FORMULA.format(formula).encode())
    with contextlib.closing(Explainer(SELU, lambda pitfall: load(pitfall.source))) as explainer:
        return {
            check.name: explainer.explain(student.run, check)
            for check in SELU.checks
            if "race" not in check.parameters and student.run(check).result.outcome == "failed"
        }


def test_a_known_mistake_is_named_in_every_check_that_it_fails():
    found = sentences("alpha * jnp.where(x > 0, x, scale * (jnp.exp(x) - 1))")
    assert set(found) == {"values", "parameters", "dtype", "compiled"}
    assert set(found.values()) == {"alpha and scale were swapped."}


@pytest.mark.parametrize(
    "formula",
    [
        "scale * jnp.where(x > 0, x, alpha * jnp.exp(x) - 1)",  # as many operations as the swapped version has
        "scale * jnp.where(x > 0, x, alpha * (jnp.exp(x) + 1))",
        "scale * jnp.where(x < 0, x, alpha * (jnp.exp(x) - 1))",
    ],
)
def test_an_unknown_mistake_gets_no_sentence_in_any_check(formula):
    found = sentences(formula)
    assert found
    assert set(found.values()) == {""}


@pytest.mark.parametrize("formula", ["scale * x + y", "scale * (x", "__import__('jaxx')"])
def test_no_pitfall_is_searched_for_if_the_exception_says_it_all(formula):
    def refuse(pitfall):
        raise AssertionError(pitfall.name)

    student = load(FORMULA.format(formula).encode())
    with contextlib.closing(Explainer(SELU, refuse)) as explainer:
        for check in SELU.checks:
            if "race" not in check.parameters:
                assert student.run(check).result.outcome == "failed"
                assert explainer.explain(student.run, check) == ""


@pytest.mark.parametrize("error", [MemoryError, RecursionError, ValueError])
def test_an_observation_that_cannot_be_compared_gets_no_sentence(graded, monkeypatch, error):
    def compare(*_, **__):
        raise error

    monkeypatch.setattr(pitfalls, "same_observation", compare)
    report = graded(STUBS["fails"], stem="fails")
    assert [check.outcome for check in report.checks] == ["passed", "failed"]
    assert "looks like" not in report.to_json()
