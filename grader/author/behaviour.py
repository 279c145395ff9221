"""Proofs by running an exercise: its examples, its lesson, its stub, its solution and its pitfalls."""

from __future__ import annotations

import contextlib
import dataclasses
import doctest
import functools
import inspect
import io
import linecache
import re
import tempfile
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import jax
import numpy as np
from jax.experimental.compilation_cache import compilation_cache

from grader.author.mutants import mutants
from grader.checks.speed import Race
from grader.course import Check, Exercise, Pitfall
from grader.errors import CourseError
from grader.protocol.settings import settings_put_back
from grader.protocol.stand_ins import StubFile, installed, load_student
from grader.results import CheckResult
from grader.runner.implementation import CheckRun, Implementation, stub_file
from grader.runner.outcomes import AT_FAULT
from grader.runner.pitfalls import Explainer
from grader.sandbox.fork_server import ForkServer, Limits

__all__ = [
    "Majority",
    "compiled_once",
    "examples_run",
    "lesson_code_runs",
    "load_version",
    "mutants_fail",
    "odd_results_are_no_errors",
    "pitfalls_are_told_apart",
    "right_versions_get_full_marks",
    "solution_gets_full_marks",
    "stub_is_not_started",
    "wrong_versions_fail_alike",
    "wrong_versions_lose_marks",
]

_MUTANT_LIMITS = Limits(seconds=10.0)
_NO_RACE = Race(skip="speed is not the question here")

_ODD_RESULTS = {
    "None": "None",
    "a number": "3",
    "a text": "'text'",
    "a tuple with a dictionary": "(1.5, {'a': None})",
    "a NumPy array": "__import__('numpy').zeros((2, 3))",
    "a list of arrays": "[__import__('jax').numpy.ones(3)] * 3",
    "a dictionary of arrays": "{'w': __import__('jax').numpy.ones(3)}",
    "a function": "lambda *args: None",
    "a PRNG key": "__import__('jax').random.key(0)",
}


def examples_run(exercise: Exercise) -> Iterator[str]:
    """Proves that the docstrings' examples print what they promise, with the solution."""
    stub = stub_file(exercise, exercise.solution.read_bytes(), filename=str(exercise.solution))
    module = load_student(stub)
    finder = doctest.DocTestFinder(exclude_empty=True)
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS)
    said = io.StringIO()
    with installed(module), np.printoptions(precision=4, suppress=True):  # four digits, as the stubs print them
        for name in exercise.public_names:
            if name.category == "value":
                continue
            value = inspect.unwrap(getattr(module, name.name))
            for test in finder.find(value, name.name, module=False, globs=dict(module.__dict__)):
                runner.run(test, out=said.write)
    if runner.failures:
        yield f"a docstring's example gives something else with the solution:\n{said.getvalue()[-1500:].strip()}"


def lesson_code_runs(exercise: Exercise) -> Iterator[str]:
    """Proves that the lesson's code runs, and prints what its comments promise."""
    assert exercise.section is not None
    names: dict[str, object] = {"__name__": "__lesson__"}
    for number, block in enumerate(exercise.section.code, 1):
        filename = f"{exercise.id.lesson} (code {number})"
        linecache.cache[filename] = (len(block), None, block.splitlines(keepends=True), filename)  # for `inspect`
        try:
            with contextlib.redirect_stdout(io.StringIO()) as printed:
                exec(compile(block, filename, "exec", dont_inherit=True), names)
        except Exception as error:
            yield f"the lesson's code raises {type(error).__name__}: {error}\n{block}"
            return
        # A comment on a line that prints promises the output: `print(x)  # 3`.
        promised = re.findall(r"^\s*print\(.*\)  # (.*)$", block, re.MULTILINE)
        lines = [line.strip() for line in printed.getvalue().splitlines()]
        for promise in promised:
            if promise.strip() not in lines:
                yield f"the lesson promises that its code prints {promise!r}; it prints {lines}"


def stub_is_not_started(exercise: Exercise, server: ForkServer | None) -> Iterator[str]:
    """Proves that the stub is `not_started`, even with a new comment. With that, one to repair must fail."""
    untouched = _results(load_version(exercise, exercise.stub.read_bytes()))
    wrong = [result for result in untouched if result.outcome != "not_started"]
    yield from _grouped(wrong, "the stub is {}, expected not_started, in", "(untouched)")
    is_repair = exercise.section is not None and exercise.section.kind == "repair"
    for mode, version in _modes(exercise, exercise.stub, 0, server, touched=True):
        touched = _results(version)
        if not is_repair:
            wrong = [result for result in touched if result.outcome != "not_started"]
            yield from _grouped(wrong, "the stub is {}, expected not_started, in", f"({mode})")
            continue
        if not any(result.outcome == "failed" for result in touched):
            yield "the stub to repair fails no check"
        wrong = [result for result in touched if result.outcome not in ("failed", "passed")]
        yield from _grouped(wrong, "the stub to repair is {} in", f"({mode})")


def solution_gets_full_marks(exercise: Exercise, seeds: Iterable[int], server: ForkServer | None) -> Iterator[str]:
    """Proves that the solution passes every check with every seed, and with the first seed isolated too."""
    for number, seed in enumerate(seeds):
        for mode, version in _modes(exercise, exercise.solution, seed, None if number else server):
            wrong = [result for result in _results(version) if result.outcome != "passed"]
            yield from _grouped(wrong, "the solution is {} in", f"({mode}, seed {seed})")


def pitfalls_are_told_apart(exercise: Exercise, server: ForkServer | None) -> Iterator[str]:
    """Proves that every pitfall fails, that its own sentence is printed, and that every check is failed by one."""
    versions = {
        pitfall.name: Majority(functools.partial(load_version, exercise, pitfall.source))
        for pitfall in exercise.pitfalls
    }
    explainer = Explainer(exercise, lambda pitfall: versions[pitfall.name])
    rejected: set[str] = set()
    for pitfall in exercise.pitfalls:
        version = versions[pitfall.name]
        runs = {check.name: version.run(check) for check in exercise.checks}
        outcomes = {name: run.result.outcome for name, run in runs.items()}
        failed = [check for check in exercise.checks if outcomes[check.name] == "failed"]
        rejected |= {check.name for check in failed}
        if not failed:
            yield f"pitfall {pitfall.name} fails no check"
        told = [_for_author(run) for run in runs.values()]
        wrong = [result for result in told if result.outcome in ("error", "not_started")]
        yield from _grouped(wrong, f"pitfall {pitfall.name} is {{}} in")
        for check in failed:
            said = explainer.explain(version.run, check)
            if said != pitfall.sentence:
                yield f"pitfall {pitfall.name} fails {check.name}, and the sentence printed is {said!r}"
        if server is not None:
            yield from _same_outcomes_isolated(exercise, pitfall, outcomes, server)
    for check in exercise.checks:
        if check.name not in rejected:
            yield f"no pitfall fails {check.name}: a check that rejects nothing is no check"


def right_versions_get_full_marks(exercise: Exercise) -> Iterator[str]:
    """Proves that every right blind version passes every check."""
    for path in exercise.blind_versions("right"):
        for run in _settled(exercise, path):
            result = run.result
            if result.outcome != "passed":
                yield f"{_label(exercise, path)} is right, and {result.outcome} in {result.name}\n{_facts(result)}"


def wrong_versions_lose_marks(exercise: Exercise) -> Iterator[str]:
    """Proves that every wrong blind version fails a check."""
    for path in exercise.blind_versions("wrong"):
        outcomes = set[str]()
        for run in _settled(exercise, path):
            outcomes.add(_for_author(run).outcome)
            if "failed" in outcomes:  # one is enough
                break
        if "failed" not in outcomes:
            yield f"{_label(exercise, path)} is wrong, and its checks are {' or '.join(sorted(outcomes))}"


def mutants_fail(exercise: Exercise, server: ForkServer) -> Iterator[str]:
    """Proves that every mutant of the solution fails a check, or stands as equivalent with a reason.

    Args:
        exercise: whose solution is changed.
        server: for workers, because some mutants never end.
    """
    path = exercise.equivalent_mutants
    try:
        reasons = tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    except tomllib.TOMLDecodeError as error:
        raise CourseError(f"{_label(exercise, path)}: {error}") from None
    survivors = []
    known = list(mutants(exercise.solution.read_bytes()))
    for mutant in known:
        load = functools.partial(_load_isolated, exercise, stub_file(exercise, mutant.source), server, _MUTANT_LIMITS)
        with Majority(load) as version:
            if all(version.run(check).result.outcome == "passed" for check in exercise.checks):
                survivors.append(mutant.name)
    for name in survivors:
        if not reasons.get(name):
            advice = f"let one fail, or say in {_label(exercise, path)} why it is right"
            yield f"mutant {name!r} passes every check: {advice}"
    # One that lives with one version of JAX may be rejected with another.
    for name in reasons.keys() - {mutant.name for mutant in known}:
        yield f"{_label(exercise, path)} names {name!r}, and the solution has no such mutant"


def _settled(exercise: Exercise, path: Path) -> Iterator[CheckRun]:
    """Runs the checks of a blind version, one after the other."""
    with settings_put_back(), Majority(functools.partial(load_version, exercise, path.read_bytes())) as version:
        for check in exercise.checks:
            yield version.run(check)


def _label(exercise: Exercise, path: Path) -> str:
    return path.relative_to(exercise.root).as_posix()


def wrong_versions_fail_alike(exercise: Exercise, seeds: Iterable[int]) -> Iterator[str]:
    """Proves that every wrong version fails the same checks with every seed, so that one file has one score."""
    seeds = tuple(seeds)
    versions = {f"pitfall {pitfall.name}": pitfall.source for pitfall in exercise.pitfalls}
    versions |= {_label(exercise, path): path.read_bytes() for path in exercise.blind_versions("wrong")}
    for name, source in versions.items():
        by_outcome: dict[str, dict[str, list[int]]] = {check.name: {} for check in exercise.checks}
        for seed in seeds:
            with settings_put_back():
                version = load_version(exercise, source, seed, lambda _: _NO_RACE)
                for result in _results(version):
                    by_outcome[result.name].setdefault(result.outcome, []).append(seed)
        for check, outcomes in by_outcome.items():
            if len(outcomes) > 1:
                told = ", ".join(
                    f"{outcome} with {len(found)} of {len(seeds)} seeds (such as {found[0]})"
                    for outcome, found in outcomes.items()
                )
                yield f"{name}: {check} is {told}; draw until the inputs show the fault"


@contextlib.contextmanager
def compiled_once(folder: Path | None = None) -> Iterator[None]:
    """Lets equal programs compile once, in JAX's persistent cache, until the block ends.

    Clocks are not fooled: what is timed compiles anew.

    Args:
        folder: of the cache. A worker that uses it too finds what was compiled here. By default, a new one.
    """
    with contextlib.ExitStack() as stack:
        folder = folder or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="jax101-")))
        wanted = {**_CACHE_EVERYTHING, "jax_compilation_cache_dir": str(folder)}
        before = {name: getattr(jax.config, name) for name in wanted}
        stack.callback(_set_jax_config, before)
        _set_jax_config(wanted)
        yield


_CACHE_EVERYTHING = {
    "jax_enable_compilation_cache": True,
    "jax_persistent_cache_min_compile_time_secs": 0.0,
    "jax_persistent_cache_min_entry_size_bytes": -1,
}


def _set_jax_config(values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        jax.config.update(name, value)
    compilation_cache.reset_cache()  # the folder is looked up only once


def _same_outcomes_isolated(
    exercise: Exercise, pitfall: Pitfall, outcomes: Mapping[str, str], server: ForkServer
) -> Iterator[str]:
    load = functools.partial(_load_isolated, exercise, stub_file(exercise, pitfall.source), server, Limits())
    with Majority(load) as version:
        for check in exercise.checks:
            result = version.run(check).result
            if result.outcome != outcomes[check.name]:
                yield (
                    f"pitfall {pitfall.name} is {outcomes[check.name]} in {check.name} in process and "
                    f"{result.outcome} isolated\n{_facts(result)}"
                )


def odd_results_are_no_errors(exercise: Exercise) -> Iterator[str]:
    """Proves that a function which returns nonsense fails, and that no check falls over it."""
    fallen: dict[str, list[str]] = {}
    facts: dict[str, str] = {}
    for what, odd in _ODD_RESULTS.items():
        source = "\n".join(
            f"def {name.name}(*args, **kwargs):\n    return {odd}\n"
            if name.category == "function"
            else f"class {name.name}:\n    def __init__(self, *args, **kwargs):\n        pass\n"
            if name.category == "class"
            else f"{name.name} = {odd}\n"
            for name in exercise.public_names
        )
        version = load_version(exercise, source.encode(), make_race=lambda _: _NO_RACE)
        for result in _results(version):
            if result.outcome == "error":
                fallen.setdefault(result.name, []).append(what)
                facts.setdefault(result.name, _facts(result))
    for name, odds in fallen.items():
        advice = "compare with assert_close or assert_equal first"
        yield f"{name} falls over a stub that returns {' or '.join(odds)}: {advice}\n{facts[name]}"


def load_version(
    exercise: Exercise, source: bytes, seed: int = 0, make_race: Callable[[Check], Race] = lambda _: Race()
) -> Implementation:
    """Loads a version of a stub into this process."""
    return Implementation.in_process(exercise, stub_file(exercise, source), seed, make_race=make_race)


def _load_isolated(exercise: Exercise, stub: StubFile, server: ForkServer, limits: Limits) -> Implementation:
    return Implementation.isolated(exercise, stub, 0, server, limits)


def _modes(
    exercise: Exercise, path: Path, seed: int, server: ForkServer | None, *, touched: bool = False
) -> Iterator[tuple[str, Implementation]]:
    source = path.read_bytes() + (b"\n# touched\n" if touched else b"")
    yield "in process", load_version(exercise, source, seed)
    if server is not None:
        with Implementation.isolated(exercise, stub_file(exercise, source), seed, server, Limits()) as version:
            yield "isolated", version


def _results(version: Implementation) -> list[CheckResult]:
    return [_for_author(version.run(check)) for check in version.exercise.checks]


def _for_author(run: CheckRun) -> CheckResult:
    """The result of a run. A check that falls over an observation fails a student, and is an error to its author."""
    if not run.fall:
        return run.result
    return dataclasses.replace(run.result, outcome="error", facts=(("error", run.fall),))


class Majority:
    """Settles each check once. A race may go wrong on a busy machine, so it is run until two outcomes agree.

    Args:
        load: makes the version.
    """

    def __init__(self, load: Callable[[], Implementation]) -> None:
        self._load = load
        self._first = load()
        self._runs: dict[str, CheckRun] = {}

    def run(self, check: Check) -> CheckRun:
        if check.name not in self._runs:
            self._runs[check.name] = self._settle(check)
        return self._runs[check.name]

    def _settle(self, check: Check) -> CheckRun:
        run = self._first.run(check)
        if "race" not in check.parameters:
            return run
        seen = [run.result.outcome]
        while True:
            with self._load() as again:
                run = again.run(check)
            if run.result.outcome in seen:
                return run
            seen.append(run.result.outcome)

    def close(self) -> None:
        self._first.close()

    def __enter__(self) -> Majority:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _grouped(results: Iterable[CheckResult], say: str, more: str = "") -> Iterator[str]:
    """One fault for all checks that ended in the same way. `say` has a place for the outcome."""
    groups: dict[tuple[str, str], list[CheckResult]] = {}
    for result in results:
        groups.setdefault((result.outcome, _facts(result, line=False)), []).append(result)
    for (outcome, _), alike in groups.items():
        names = ", ".join(result.name for result in alike)
        facts = _facts(alike[0], line=len(alike) == 1)
        yield f"{say.format(outcome)} {names} {more}".rstrip() + (f"\n{facts}" if facts else "")


def _facts(result: CheckResult, *, line: bool = True) -> str:
    """A result's facts for an author, without those that are meant for a student."""
    left_out = ("hint", "lesson") if line else ("hint", "lesson", "check")
    kept = (fact for fact in result.facts if fact[0] not in left_out and fact[1] != AT_FAULT)
    return "\n".join(f"{label:<9} {text}".strip() for label, text in kept)
