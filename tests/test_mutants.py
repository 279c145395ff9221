"""Mutants of a solution: which there are, and what `grader verify --mutants` says of those that live."""

import pytest
from miniature import make_course

from grader.author import behaviour
from grader.author.behaviour import mutants_fail
from grader.author.mutants import mutants
from grader.course import Course
from grader.errors import CourseError
from grader.sandbox.fork_server import Limits


def names(source):
    return [mutant.name for mutant in mutants(source.encode())]


@pytest.mark.parametrize(
    ("line", "changes"),
    [
        ("return a + b", ["a + b -> a - b"]),
        ("return a / b", ["a / b -> a * b", "a / b -> a // b"]),
        ("return a @ b", ["a @ b -> b @ a"]),
        ("return a > b", ["a > b -> a >= b", "a > b -> a < b"]),
        ("return a and b", ["a and b -> a or b"]),
        ("return -a", ["-a -> a"]),
        ("return a[2]", ["2 -> 3", "2 -> 1"]),
        ("return a * 0.5", ["a * 0.5 -> a / 0.5", "0.5 -> 1.0"]),
        ("return jnp.sum(a, axis=True)", [
            "jnp.sum(a, axis=True) -> a",
            "jnp.sum(a, axis=True) -> jnp.sum(a)",
            "jnp.sum -> jnp.mean",
            "True -> False",
        ]),
        ("return a.at[b].set(c)", ["a.at[b].set(c) -> c", "a.at[b].set(c) -> a.at[b]", "a.at[b].set -> a.at[b].add"]),
        ("return f(a, b)", ["f(a, b) -> a", "f(a, b) -> f(b, a)"]),
        ("return a.astype(b.dtype)", [
            "a.astype(b.dtype) -> b.dtype",
            "a.astype(b.dtype) -> a",
            "b.dtype -> jnp.float32",
        ]),
        ("return range(a)", ["range(a) -> a", "range(a) -> range(a + 1)", "range(a) -> range(a - 1)"]),
        ("a += b", ["a += b -> nothing", "a += b -> a -= b"]),
        ("print(a)", ["print(a) -> nothing", "print(a) -> a"]),
        ("if a: f()", ["if a -> if not a", "f() -> nothing"]),
        ("return a if b else c", ["a if b else c -> a if not b else c"]),
    ],
)  # fmt: skip
def test_each_operator(line, changes):
    assert names(f"import jax.numpy as jnp\ndef f(a, b, c):\n    {line}\n") == [f"f: {change}" for change in changes]


def test_a_jitted_function_loses_its_jit_or_donates_or_gets_a_static_argument():
    assert names("@jax.jit\ndef f(x):\n    return x\n") == [
        "f: @jax.jit f -> f",
        "f: @jax.jit f -> @jax.jit(donate_argnames='x') f",
        "f: @jax.jit f -> @jax.jit(static_argnames='x') f",
    ]


def test_imports_docstrings_and_annotations_stay():
    source = '"""One, 1."""\nfrom a import b\ndef f(x: Array[1]) -> Array[2]:\n    """Two, 2."""\n    return x[3]\n'
    assert names(source) == ["f: 3 -> 4", "f: 3 -> 2"]


def test_the_part_that_runs_as_a_program_stays():
    source = 'def f(x):\n    return x[3]\nif __name__ == "__main__":\n    print(f([1]))\n'
    assert names(source) == ["f: 3 -> 4", "f: 3 -> 2"]


def test_equal_changes_in_one_function_are_numbered():
    assert names("def f(x):\n    return x[1], x[1]\n") == ["f: 1 -> 2", "f: 1 -> 0", "f: 1 -> 2 (2)", "f: 1 -> 0 (2)"]


@pytest.fixture
def course(miniature: Course) -> Course:
    made = make_course(miniature.root, {"fails": "def answer(a, b): ..."})
    made.exercise("fails").solution.write_text("def answer(a, b):\n    return a * b + 0\n")
    return made


SURVIVOR = "answer: a * b + 0 -> a * b - 0"


def test_a_mutant_that_lives_is_a_fault_until_its_reason_is_written(course, server):
    exercise = course.exercise("fails")
    path = exercise.equivalent_mutants
    advice = "let one fail, or say in tests/mutants/ch1/fails.toml why it is right"
    assert list(mutants_fail(exercise, server)) == [f"mutant {SURVIVOR!r} passes every check: {advice}"]
    path.parent.mkdir(parents=True)
    path.write_text(f'"{SURVIVOR}" = "adding 0 is subtracting 0"\n')
    assert list(mutants_fail(exercise, server)) == []
    path.write_text(f'"{SURVIVOR}" = ""\n"answer: a * b -> a % c" = "no"\n')
    assert [fault.split(" passes")[0] for fault in mutants_fail(exercise, server)] == [
        f"mutant {SURVIVOR!r}",
        "tests/mutants/ch1/fails.toml names 'answer: a * b -> a % c', and the solution has no such mutant",
    ]
    path.write_text("=")
    with pytest.raises(CourseError, match=r"^tests/mutants/ch1/fails.toml: "):
        list(mutants_fail(exercise, server))


def test_a_mutant_that_never_ends_is_rejected(course, server, monkeypatch):
    monkeypatch.setattr(behaviour, "_MUTANT_LIMITS", Limits(seconds=2.0))
    exercise = course.exercise("fails")
    exercise.solution.write_text("def answer(a, b):\n    while not a:\n        a = a\n    return a * b\n")
    assert list(mutants_fail(exercise, server)) == []
