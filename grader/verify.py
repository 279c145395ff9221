"""The proof that the course is sound: what must hold before a student meets an exercise.

A flat list of small proofs; each returns its faults as sentences that say what to mend.
"""

from __future__ import annotations

import ast
import contextlib
import dataclasses
import doctest
import functools
import inspect
import io
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import numpy as np

from grader.boundary.codec import Plain
from grader.boundary.modules import bound, load_student
from grader.boundary.workers import Limits, Workers
from grader.checks.speed import Race
from grader.course import Check, Course, Exercise
from grader.messages import CourseError
from grader.pitfalls import Subject, Suspects, in_process, isolated, looks_as_if, remembering, sentence
from grader.running import FIXTURES, Verdict, stub_file

__all__ = ["verify_chapter", "verify_exercise", "workers_for"]

_ODD_RESULTS = (
    "None",
    "3",
    "'text'",
    "(1.5, {'a': None})",
    "__import__('numpy').zeros((2, 3))",
    "[__import__('jax').numpy.ones(3)] * 3",
    "{'w': __import__('jax').numpy.ones(3)}",
    "lambda *args: None",
    "__import__('jax').random.key(0)",
)


@contextlib.contextmanager
def workers_for(wanted: bool) -> Iterator[Workers | None]:
    """Workers at the best tier that works here, or None where isolated grading is not compared."""
    if not wanted:
        yield None
        return
    from grader.judging import choose_tier

    with Workers(choose_tier("auto")[0]) as workers:
        workers.start()
        yield workers


def verify_exercise(exercise: Exercise, seeds: Iterable[int], workers: Workers | None) -> list[str]:
    """Proves one exercise.

    Args:
        exercise: which one.
        seeds: the solution passes with each of them.
        workers: for the proofs about isolated grading; None leaves those out.

    Returns:
        Its faults; none where the exercise is sound.
    """
    try:
        faults = [*_is_complete(exercise), *_stub_and_solution_agree(exercise), *_checks_are_plain(exercise)]
        if faults:
            return faults
        return [
            *_examples_run(exercise),
            *_lesson_code_runs(exercise),
            *_stub_is_not_started(exercise, workers),
            *_solution_gets_full_marks(exercise, seeds, workers),
            *_pitfalls_are_told_apart(exercise, workers),
            *_odd_results_are_no_errors(exercise),
        ]
    except CourseError as error:
        return [str(error)]


def verify_chapter(course: Course, chapter: str) -> list[str]:
    """Proves that a chapter's folders hold its exercises and nothing else."""
    inside = [exercise for exercise in course.exercises if exercise.chapter == chapter]
    known = {course.root / "exercises" / chapter / "README.md"}
    for exercise in inside:
        known |= {exercise.stub, exercise.test, exercise.solution, *exercise.pitfalls}
    found = {
        path
        for top in ("exercises", "solutions")
        for path in (course.root / top / chapter).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    faults = [f"{path.relative_to(course.root).as_posix()} belongs to no exercise" for path in sorted(found - known)]
    headings = course._lesson_order(chapter)
    faults += [
        f"the lesson's section {name!r} has no exercise" for name in headings if name not in {e.stem for e in inside}
    ]
    if headings != list(dict.fromkeys(headings)):
        faults.append("the lesson has two sections of one name")
    return faults


def _is_complete(exercise: Exercise) -> Iterator[str]:
    for path in (exercise.stub, exercise.solution, exercise.lesson):
        if not path.is_file():
            yield f"{path.relative_to(exercise.root).as_posix()} is missing"
    if len(exercise.pitfalls) < 2:
        yield f"expected at least two pitfalls, found {len(exercise.pitfalls)}"
    sentences = [sentence(path) for path in exercise.pitfalls]
    for path, said in zip(exercise.pitfalls, sentences, strict=True):
        if not said.endswith(".") or sentences.count(said) > 1 or len(said) > 150:
            yield f"{path.name}: its docstring is a sentence of its own, with a full stop, of at most 150 characters"
    section = exercise.section
    if section is None:
        yield f"the lesson has no section '## {exercise.stem}'"
        return
    if not re.match(r"\*[^*\n]+\*$", section.text.splitlines()[0]):
        yield "the lesson's section begins with its title, one line in *italics*"
    if len(section.hints) != 3:
        yield f"expected three hints in the lesson's section, found {len(section.hints)}"
    if "```python" not in section.text:
        yield "the lesson's section has no code that runs"
    if "https://docs.jax.dev/" not in section.text:
        yield "the lesson's section has no link to JAX's documentation"


def _stub_and_solution_agree(exercise: Exercise) -> Iterator[str]:
    if not (exercise.stub.is_file() and exercise.solution.is_file()):
        return
    stub, solution = (_interface(path) for path in (exercise.stub, exercise.solution))
    for name in sorted(stub.keys() | solution.keys()):
        if name not in solution or name not in stub:
            yield f"{name or 'the module docstring'} is in the {'stub' if name in stub else 'solution'} only"
        elif stub[name] != solution[name]:
            yield f"{name or 'the module'}: stub and solution differ in signature or docstring"
    for pitfall in exercise.pitfalls:
        missing = {name.split(".")[0] for name in stub if name} - {n.split(".")[0] for n in _interface(pitfall)}
        if missing:
            yield f"pitfall {pitfall.name} lacks {', '.join(sorted(missing))}"


def _interface(path: Path) -> dict[str, str]:
    """Public names, methods included, each with what a caller sees of it."""
    tree = ast.parse(path.read_bytes())
    seen = {"": ast.get_docstring(tree) or ""}

    def visit(body: list[ast.stmt], prefix: str) -> None:
        for node in body:
            if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and not (
                node.name.startswith("_") and node.name != "__init__"
            ):
                name = f"{prefix}{node.name}"
                if isinstance(node, ast.ClassDef):
                    seen[name] = f"class {[ast.unparse(b) for b in node.bases]} {ast.get_docstring(node)}"
                    visit(node.body, f"{name}.")
                else:
                    returns = ast.unparse(node.returns) if node.returns else ""
                    seen[name] = f"({ast.unparse(node.args)}) -> {returns} {ast.get_docstring(node)}"
            elif isinstance(node, ast.Assign) and not prefix:
                for target in node.targets:
                    if isinstance(target, ast.Name) and not target.id.startswith("_"):
                        seen[target.id] = "value"
            elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
                seen[f"{prefix}{node.target.id}"] = ast.unparse(node.annotation)

    visit(tree.body, "")
    return seen


def _checks_are_plain(exercise: Exercise) -> Iterator[str]:
    for check in exercise.checks:
        unknown = [name for name in check.parameters if name not in FIXTURES]
        if unknown:
            yield f"test_{check.name} asks for {', '.join(unknown)}; a check may take {', '.join(FIXTURES)}"
        if len(check.title) > 90:
            yield f"test_{check.name}: its title is longer than 90 characters"


def _examples_run(exercise: Exercise) -> Iterator[str]:
    stub = stub_file(exercise, exercise.solution.read_bytes(), filename=str(exercise.solution))
    module = load_student(stub)
    finder = doctest.DocTestFinder(exclude_empty=True)
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS)
    said = io.StringIO()
    # Four digits, as the stubs print them.
    with bound(module), np.printoptions(precision=4, suppress=True):
        for name in exercise.names:
            if name.kind == "value":
                continue
            value = inspect.unwrap(getattr(module, name.name))
            for test in finder.find(value, name.name, module=False, globs=dict(module.__dict__)):
                runner.run(test, out=said.write)
    if runner.failures:
        yield f"a docstring's example gives something else with the solution:\n{said.getvalue()[-1500:]}"


def _lesson_code_runs(exercise: Exercise) -> Iterator[str]:
    assert exercise.section is not None
    names: dict[str, object] = {"__name__": "__lesson__"}
    for block in re.findall(r"```python\n(.*?)```", exercise.section.text, re.DOTALL):
        try:
            with contextlib.redirect_stdout(io.StringIO()) as printed:
                exec(compile(block, f"{exercise.lesson} ({exercise.stem})", "exec"), names)
        except Exception as error:
            yield f"the lesson's code raises {type(error).__name__}: {error}\n{block}"
            return
        # Output is promised as comments on the lines that print: `print(x)  # 3`.
        promised = re.findall(r"^\s*print\(.*\)  # (.*)$", block, re.MULTILINE)
        lines = [line.strip() for line in printed.getvalue().splitlines()]
        for promise in promised:
            if promise.strip() not in lines:
                yield f"the lesson promises that its code prints {promise!r}; it prints {lines}"


def _outcomes(subject: Subject) -> dict[str, Verdict]:
    return {check.name: subject.run(check)[0] for check in subject.exercise.checks}


def _modes(
    exercise: Exercise, path: Path, seed: int, workers: Workers | None, race: Race | None = None
) -> Iterator[tuple[str, Subject]]:
    source = path.read_bytes()
    yield "in process", in_process(exercise, source, seed, race)
    if workers is not None:
        subject = isolated(exercise, source, seed, workers, Limits(), race=race)
        yield "isolated", subject
        subject.close()


def _stub_is_not_started(exercise: Exercise, workers: Workers | None) -> Iterator[str]:
    for mode, subject in _modes(exercise, exercise.stub, 0, workers):
        for name, verdict in _outcomes(subject).items():
            if verdict.outcome != "not_started":
                yield f"the stub is {verdict.outcome} in {name} ({mode}), expected not_started\n{verdict.text}"


def _solution_gets_full_marks(exercise: Exercise, seeds: Iterable[int], workers: Workers | None) -> Iterator[str]:
    for number, seed in enumerate(seeds):
        for mode, subject in _modes(exercise, exercise.solution, seed, None if number else workers):
            for name, verdict in _outcomes(subject).items():
                if verdict.outcome != "passed":
                    yield f"the solution is {verdict.outcome} in {name} ({mode}, seed {seed})\n{verdict.text}"


def _pitfalls_are_told_apart(exercise: Exercise, workers: Workers | None) -> Iterator[str]:
    rejected: set[str] = set()
    subjects = {
        path.read_bytes(): _by_majority(functools.partial(in_process, exercise, path.read_bytes(), 0))
        for path in exercise.pitfalls
    }
    suspects = Suspects(exercise, subjects.__getitem__)
    for path in exercise.pitfalls:
        source = path.read_bytes()
        subject = subjects[source]
        outcomes = _outcomes(subject)
        failed = [check for check in exercise.checks if outcomes[check.name].outcome == "failed"]
        rejected |= {check.name for check in failed}
        if not failed:
            yield f"pitfall {path.stem} fails no check"
        for name, verdict in outcomes.items():
            if verdict.outcome in ("error", "not_started"):
                yield f"pitfall {path.stem} is {verdict.outcome} in {name}\n{verdict.text}"
        for check in failed:
            said = looks_as_if(subject, check, subject.run(check)[1], suspects)
            if said != sentence(path):
                yield f"pitfall {path.stem} fails {check.name}, and the sentence printed is {said!r}"
        if workers is not None:
            apart = _by_majority(functools.partial(isolated, exercise, source, 0, workers, Limits()))
            for name, verdict in _outcomes(apart).items():
                if verdict.outcome != outcomes[name].outcome:
                    yield (
                        f"pitfall {path.stem} is {outcomes[name].outcome} in {name} in process and "
                        f"{verdict.outcome} isolated\n{verdict.text}"
                    )
            apart.close()
    for check in exercise.checks:
        if check.name not in rejected:
            yield f"no pitfall fails {check.name}: a check that rejects nothing is no check"


def _by_majority(make: Callable[[], Subject]) -> Subject:
    """A subject that settles each check once: one race may go wrong on a busy machine, of three the majority counts."""
    subject = make()

    def run(check: Check) -> tuple[Verdict, list[Plain]]:
        runs = [subject.run(check)]
        if "race" in check.parameters:
            for _ in range(2):
                again = make()
                runs.append(again.run(check))
                again.close()
        outcomes = [verdict.outcome for verdict, _ in runs]
        return max(runs, key=lambda one: outcomes.count(one[0].outcome))

    return remembering(dataclasses.replace(subject, run=run))


def _odd_results_are_no_errors(exercise: Exercise) -> Iterator[str]:
    """A function that returns nonsense is failed by words of ours, not by a check that falls over it."""
    for result in _ODD_RESULTS:
        source = "\n".join(
            f"def {name.name}(*args, **kwargs):\n    return {result}\n"
            if name.kind == "function"
            else f"class {name.name}:\n    def __init__(self, *args, **kwargs):\n        pass\n"
            if name.kind == "class"
            else f"{name.name} = {result}\n"
            for name in exercise.names
        )
        subject = in_process(exercise, source.encode(), 0, Race(skip=True))
        for name, verdict in _outcomes(subject).items():
            if verdict.outcome == "error":
                yield (
                    f"{name} falls over a stub that returns {result}; "
                    f"compare with assert_close or assert_equal first\n{verdict.text}"
                )
