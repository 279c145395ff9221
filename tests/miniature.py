"""The miniature course: every exercise asks for a product, and each answer to it is odd in its own way."""

from __future__ import annotations

import textwrap
from pathlib import Path

from grader.course import Course

CHECKS = '''
from exercises.ch1.{stem} import answer

from grader import observe, points
from grader.checks import assert_close, assert_equal


@points(2)
def test_answer():
    """six times seven"""
    got = observe(lambda: answer(6, 7))
    assert_equal(got, 42, called="answer(6, 7)")


@points(1)
def test_random(rng):
    """random factors"""
    a, b = (int(n) for n in rng.integers(2, 1000, size=2))
    got = observe(lambda: answer(a, b))
    assert_equal(got, a * b, called="answer(a, b)", a=a, b=b)
'''

STUB = '''
def answer(a: int, b: int) -> int:
    """The product."""
    # TODO: 1 line.
    raise NotImplementedError("answer")
'''

STUBS = {
    "passes": "def answer(a, b):\n    return a * b\n",
    "fails": "def answer(a, b):\n    return 42\n",
    "raises": "def answer(a, b):\n    return a * missing\n",
    "hangs": "def answer(a, b):\n    while True:\n        pass\n",
    "exits": "import os\n\ndef answer(a, b):\n    os._exit(0)\n",
    "not_started": STUB,
    "syntax_error": "def answer(a, b):\n    return a *\n",
    "prints_much": "def answer(a, b):\n    for _ in range(200):\n        print('x' * 1_000_000)\n    return a * b\n",
}

PITFALL = '"""a constant was returned."""\n\ndef answer(a, b):\n    return 42\n'
LESSON = "# Chapter 1\n\n" + "".join(f"## {stem}\n\n*Multiply.*\n\n" for stem in STUBS)


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(textwrap.dedent(text).lstrip("\n"), encoding="utf-8")


def make_course(root: Path, stubs: dict[str, str] = STUBS) -> Course:
    """A course whose exercises all ask for a product; `stubs` is what stands in exercises/."""
    for stem, stub in stubs.items():
        write(root / f"exercises/ch1/{stem}.py", stub)
        write(root / f"exercises/ch1/test_{stem}.py", CHECKS.format(stem=stem))
    if "fails" in stubs:
        write(root / "solutions/ch1/fails.py", STUBS["passes"])
        write(root / "solutions/ch1/pitfalls/fails/constant.py", PITFALL)
    write(root / "exercises/ch1/README.md", LESSON)
    return Course(root)
