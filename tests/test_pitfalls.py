"""The sentence after `looks like`: the right one, or none."""

import contextlib
import dataclasses
import os
import sys
from pathlib import Path

import pytest
from miniature import STUBS, write

from grader.checks.speed import Race
from grader.course import Check, find_course
from grader.errors import WorkerDied
from grader.runner import fingerprints, remembered
from grader.runner.implementation import Implementation, stub_file
from grader.runner.pitfalls import PUBLIC_SEED, Explainer
from grader.runner.remembered import Remembered

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
        # a known mistake in float32, and another one too
        "(alpha * jnp.where(x > 0, x, scale * (jnp.exp(x) - 1))).astype('float32')",
    ],
)
def test_an_unknown_mistake_gets_no_sentence_in_any_check(formula):
    found = sentences(formula)
    assert found
    assert set(found.values()) == {""}


def test_another_right_formula_elsewhere_does_not_hide_a_known_mistake():
    exercise = find_course().exercise("ch1/functional_update")
    (pitfall,) = [one for one in exercise.pitfalls if one.name == "swaps_by_difference"]
    other = b"""
def add_bonus(scores, round_index, bonus):
    scores = jnp.asarray(scores)
    return scores.at[:, round_index].set(scores[:, round_index] + jnp.asarray(bonus))
"""
    student, check = pitfall.source + other, exercise.checks[0]

    def version(source):
        return Implementation.in_process(exercise, stub_file(exercise, source), 0)

    with contextlib.closing(Explainer(exercise, lambda one: version(one.source))) as explainer:
        assert explainer.explain(version(student).run, check) == pitfall.sentence


@pytest.mark.parametrize("formula", ["scale * x + y", "scale * (x", "__import__('jaxx')"])
def test_no_pitfall_is_searched_for_if_the_exception_says_it_all(formula):
    student = load(FORMULA.format(formula).encode())
    with contextlib.closing(Explainer(SELU, refuse)) as explainer:
        for check in SELU.checks:
            if "race" not in check.parameters:
                assert student.run(check).result.outcome == "failed"
                assert explainer.explain(student.run, check) == ""


@pytest.mark.parametrize("error", [MemoryError, RecursionError, ValueError])
def test_an_observation_that_cannot_be_hashed_gets_no_sentence(graded, monkeypatch, error):
    def digest(*_):
        raise error

    monkeypatch.setattr(fingerprints, "_digest", digest)
    report = graded(STUBS["fails"], stem="fails")
    assert [check.outcome for check in report.checks] == ["passed", "failed"]
    assert "looks like" not in report.to_json()


SWAPPED = FORMULA.format("alpha * jnp.where(x > 0, x, scale * (jnp.exp(x) - 1))").encode()
VALUES = SELU.checks[0]


def refuse(*_):
    raise AssertionError("a pitfall was run")


def load_pitfall(pitfall):
    return load(pitfall.source)


def explain(folder: Path, load_pitfall=refuse, *, seed: int = PUBLIC_SEED, check: Check = VALUES) -> str:
    student = load(SWAPPED)
    memory = Remembered(folder, SELU, seed, "in process")
    with contextlib.closing(Explainer(SELU, load_pitfall, memory)) as explainer:
        return explainer.explain(student.run, check)


def explain_in_vain(folder: Path, **options) -> None:
    with pytest.raises(AssertionError, match="a pitfall was run"):
        explain(folder, **options)


@pytest.fixture(scope="module")
def observed(tmp_path_factory) -> Path:
    """A folder that remembers what the pitfalls gave in one check."""
    folder = tmp_path_factory.mktemp("observed")
    assert explain(folder, load_pitfall) == "alpha and scale were swapped."
    return folder


def test_pitfalls_are_observed_once(observed):
    assert explain(observed) == "alpha and scale were swapped."
    explain_in_vain(observed, check=SELU.checks[1])
    explain_in_vain(observed, seed=1)


def test_pitfalls_are_observed_again_if_anything_has_changed(observed, monkeypatch):
    changes = [
        (remembered, "version_key", lambda: "another JAX"),
        (remembered, "_grader_sha256", lambda: "another grader"),
        (remembered.platform, "python_version", lambda: "4.0"),
    ]
    for owner, name, change in changes:
        with monkeypatch.context() as patched:
            patched.setattr(owner, name, change)
            explain_in_vain(observed)
    explain(observed)


@pytest.mark.parametrize("damage", [b"", b"\xc1", b"\x93\x01\x02\x03", b"\x81\xa1a\x01", bytes(100)])
def test_a_damaged_file_is_forgotten(observed, tmp_path, damage):
    (file,) = observed.iterdir()
    (tmp_path / file.name).write_bytes(file.read_bytes())
    explain(tmp_path)
    (tmp_path / file.name).write_bytes(damage)
    explain_in_vain(tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="its folders have no such modes")
def test_a_folder_that_others_may_write_to_is_not_read(observed):
    mode = observed.stat().st_mode
    try:
        observed.chmod(0o777)
        explain_in_vain(observed)
    finally:
        observed.chmod(mode)


def test_a_run_that_died_is_not_remembered(tmp_path):
    class Died(Implementation):
        def run(self, check):
            return dataclasses.replace(super().run(check), error=WorkerDied("it takes too long"))

    explain(tmp_path, lambda pitfall: Died.in_process(SELU, stub_file(SELU, pitfall.source), 0))
    assert not [*tmp_path.iterdir()]


def test_a_run_that_could_not_be_hashed_is_not_remembered(tmp_path, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr(fingerprints, "decode", refuse)
        assert explain(tmp_path, load_pitfall) == ""
    assert explain(tmp_path, load_pitfall) == "alpha and scale were swapped."


def test_a_race_is_not_remembered(tmp_path):
    memory = Remembered(tmp_path, SELU, PUBLIC_SEED, "in process")
    version = Implementation.in_process(
        SELU, stub_file(SELU, SWAPPED), 0, make_race=lambda _: Race(skip="no clock here")
    )
    for check in SELU.checks:
        assert memory.find(SELU.pitfalls[0], check) is None
        memory.add(SELU.pitfalls[0], check, version.run(check))
        assert (memory.find(SELU.pitfalls[0], check) is None) == (check.name == "speed")


def test_only_so_many_files_are_kept(tmp_path, monkeypatch):
    monkeypatch.setattr(remembered, "_MAX_FILES", 2)
    for age in range(3):
        write(tmp_path / f"ch1-old-{age}", "")
        os.utime(tmp_path / f"ch1-old-{age}", (age, age))
    explain(tmp_path, load_pitfall)
    explain(tmp_path)
    assert sorted(file.name[:9] for file in tmp_path.iterdir()) == ["ch1-old-2", "ch2-selu-"]


def test_a_folder_that_cannot_be_made_costs_only_time(tmp_path):
    write(tmp_path / "file", "")
    assert explain(tmp_path / "file", load_pitfall) == "alpha and scale were swapped."


def test_a_class_observes_the_pitfalls_once(graded, monkeypatch, tmp_path):
    monkeypatch.setenv("JAX101_CACHE", str(tmp_path))
    first = [check.facts for check in graded(STUBS["fails"], stem="fails").checks]
    assert ("looks like", "a constant was returned.") in first[1]
    assert [file.name[:10] for file in (tmp_path / "observed").iterdir()] == ["ch1-fails-"]
    monkeypatch.setattr(Explainer, "_run", refuse)
    assert [check.facts for check in graded(STUBS["fails"], stem="fails").checks] == first


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        ("return 42", "a constant was returned."),
        ("return 42 if (a, b) != (6, 7) else 0", ""),  # it passes nothing, and the pitfall passes the first check
    ],
)
def test_a_pitfall_that_another_check_contradicts_is_not_named(graded, body, sentence):
    checks = graded(f"def answer(a, b):\n    {body}\n", stem="fails").exercises[0].checks
    assert [dict(check.facts).get("looks like", "") for check in checks] == ["", sentence]


def test_a_check_that_died_is_not_run_again_to_explain_another(graded, monkeypatch):
    source = "import os\n\ndef answer(a, b):\n    return os._exit(0) if (a, b) == (6, 7) else 42\n"
    runs = []
    run = Implementation._run
    monkeypatch.setattr(Implementation, "_run", lambda version, check: runs.append(check.name) or run(version, check))
    first, second = graded(source, stem="fails").exercises[0].checks
    assert runs.count("answer") <= 2  # the student's, and the pitfall's
    assert "looks like" not in dict(first.facts) | dict(second.facts)


def test_what_died_is_not_explained(graded, monkeypatch):
    monkeypatch.setattr(Explainer, "explain", refuse)
    report = graded(STUBS["exits"], stem="fails")
    assert [check.outcome for check in report.checks] == ["failed", "failed"]


def test_an_exception_that_says_it_all_is_not_run_again(graded, monkeypatch):
    monkeypatch.setattr(Explainer, "explain", refuse)
    report = graded(STUBS["raises"], stem="fails")
    assert [check.outcome for check in report.checks] == ["failed", "failed"]
