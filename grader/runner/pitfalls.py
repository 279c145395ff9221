"""Explains a failure: it finds the known wrong version that gives the same observations as the student's code."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol, TypeAlias

from grader.checks.comparison import same_observation
from grader.course import Check, Exercise, Pitfall
from grader.protocol.codec import Encoded, decode
from grader.results import CheckResult
from grader.runner.implementation import CheckRun
from grader.runner.remembered import Remembered, Seen

__all__ = ["PUBLIC_SEED", "Explainer", "needs_no_words", "with_explanation"]

PUBLIC_SEED = 0
"""Failures are explained with the numbers of this seed, so that the pitfalls need to be observed only once."""

_RTOL = 1e-4
_SAYS_IT_ALL = frozenset({"SyntaxError", "NameError", "ImportError", "TimeoutError"})
"""Exceptions, and those derived from them, that no known wrong version would explain any better."""

Run: TypeAlias = Callable[[Check], CheckRun]


class Checkable(Protocol):
    """A version of a stub whose checks can be run, such as an `Implementation`."""

    def run(self, check: Check) -> CheckRun: ...

    def close(self) -> None: ...


def with_explanation(result: CheckResult, sentence: str) -> CheckResult:
    """Adds a pitfall's sentence to a result, before the hint and the lesson."""
    if not sentence:
        return result
    facts = list(result.facts)
    position = next((i for i, (label, _) in enumerate(facts) if label == "hint"), len(facts))
    facts.insert(position, ("looks like", sentence))
    return dataclasses.replace(result, facts=tuple(facts))


class Explainer:
    """An exercise's pitfalls, each loaded when it is first needed, and each check run once against it.

    Args:
        exercise: whose pitfalls.
        load: loads a pitfall.
        remembered: what the pitfalls gave in earlier runs. Without it, all of them are run.
    """

    def __init__(
        self, exercise: Exercise, load: Callable[[Pitfall], Checkable], remembered: Remembered | None = None
    ) -> None:
        self._exercise = exercise
        self._load = load
        self._remembered = remembered
        self._loaded: dict[str, Checkable] = {}

    def close(self) -> None:
        """Ends the pitfalls' workers, and keeps what they gave."""
        if self._remembered is not None:
            self._remembered.save()
        for implementation in self._loaded.values():
            implementation.close()

    def explain(self, run: Run, check: Check) -> str:
        """Returns the sentence of the pitfall that fails a check with the student's own observations, or nothing.

        If several pitfalls do, the exercise's other checks are run until one is left. A check that
        observes nothing, such as a race, tells nobody apart. Then the other checks come first, and all must agree.

        Args:
            run: runs a check against the student's version.
            check: a check that it failed.
        """
        if not self._exercise.pitfalls:  # a course released without its solutions
            return ""
        mine = run(check)
        if mine.result.outcome != "failed":  # it failed with numbers that were drawn from another seed
            return ""
        if needs_no_words(mine):
            return ""
        observations = mine.observations
        others = [other for other in self._exercise.checks if other.name != check.name]
        if observations:
            candidates = self._narrow_down(run, check, others)
        else:
            candidates = self._agree_on_all(run, [*others, check])
        return candidates[0].sentence if candidates else ""

    def _narrow_down(self, run: Run, check: Check, others: Sequence[Check]) -> list[Pitfall]:
        """Keeps the pitfalls that agree on the failed check. Of several, those that agree on more."""
        candidates = self._agreeing(self._exercise.pitfalls, run, check)
        for other in others:
            if len(candidates) <= 1:
                break
            candidates = self._agreeing(candidates, run, other) or candidates
        return candidates

    def _agree_on_all(self, run: Run, checks: Sequence[Check]) -> list[Pitfall]:
        """Keeps the pitfalls that agree on every check."""
        candidates: list[Pitfall] = list(self._exercise.pitfalls)
        for check in checks:
            if not candidates:
                break
            candidates = self._agreeing(candidates, run, check)
        return candidates

    def _agreeing(self, pitfalls: Sequence[Pitfall], run: Run, check: Check) -> list[Pitfall]:
        mine = run(check)
        return [pitfall for pitfall in pitfalls if _runs_agree(self._see(pitfall, check), mine)]

    def _see(self, pitfall: Pitfall, check: Check) -> Seen:
        seen = self._remembered.find(pitfall, check) if self._remembered is not None else None
        if seen is not None:
            return seen
        run = self._run(pitfall, check)
        if self._remembered is not None:
            self._remembered.add(pitfall, check, run)
        return Seen.of(run)

    def _run(self, pitfall: Pitfall, check: Check) -> CheckRun:
        if pitfall.name not in self._loaded:
            self._loaded[pitfall.name] = self._load(pitfall)
        implementation = self._loaded[pitfall.name]
        run = implementation.run(check)
        implementation.close()  # a user may have so many threads, and the pitfalls' workers would leave too few
        return run


def needs_no_words(run: CheckRun) -> bool:
    """Says if a check ended with an exception that says it all."""
    last = run.observations[-1] if run.observations else None
    if not isinstance(last, Mapping) or "raised" not in last:
        return False
    return not _SAYS_IT_ALL.isdisjoint(last["raised"]["bases"])


def _runs_agree(theirs: Seen, mine: CheckRun) -> bool:
    return (
        theirs.outcome == mine.result.outcome
        and len(theirs.observations) == len(mine.observations)
        and all(map(_observations_agree, theirs.observations, mine.observations))
    )


def _observations_agree(theirs: Encoded, mine: Encoded) -> bool:
    """Compares two records up to rounding. Of an exception, its class and the first line of its message."""
    try:
        if isinstance(mine, Mapping) and isinstance(theirs, Mapping):
            if "raised" in mine and "raised" in theirs:
                return _raised(mine["raised"]) == _raised(theirs["raised"])
            return dict(mine) == dict(theirs)
        if isinstance(mine, Mapping) or isinstance(theirs, Mapping):
            return False
        return same_observation(decode(mine), decode(theirs), rtol=_RTOL)
    except Exception:  # `mine` is a stranger's: it may be too deep, or too large for the judge's memory
        return False


def _raised(description: Mapping[str, Any]) -> tuple[str, str]:
    first = description["message"].splitlines()[:1]
    return description["type"], re.sub(r"0x[0-9a-f]+|\d+", "#", first[0] if first else "")
