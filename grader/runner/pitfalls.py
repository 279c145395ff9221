"""Explains a failure: it finds the known wrong version that gives the same observations as the student's code."""

from __future__ import annotations

import dataclasses
import warnings
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Protocol, TypeAlias

from grader.course import Check, Exercise, Pitfall
from grader.errors import CheckFailed
from grader.results import CheckResult
from grader.runner.fingerprints import Seen
from grader.runner.implementation import CheckRun
from grader.runner.released import ReleasedPitfall
from grader.runner.remembered import Remembered

__all__ = ["PUBLIC_SEED", "Explainer", "needs_no_words", "symptom", "with_explanation"]

PUBLIC_SEED = 0
"""Failures are explained with the numbers of this seed, so that the pitfalls need to be observed only once."""

_SAYS_IT_ALL = frozenset({"SyntaxError", "NameError", "ImportError", "TimeoutError"})
"""Exceptions, and those derived from them, that no known wrong version would explain any better."""

Run: TypeAlias = Callable[[Check], CheckRun]
Candidate: TypeAlias = Pitfall | ReleasedPitfall
_NEVER_SEEN = Seen("")


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


def symptom(run: CheckRun) -> str:
    """Returns what an assertion of the check says of the mistake, or nothing."""
    return run.error.symptom if isinstance(run.error, CheckFailed) else ""


class Explainer:
    """An exercise's pitfalls, each loaded when it is first needed, and each check run once against it.

    Args:
        exercise: whose pitfalls.
        load: loads a pitfall.
        remembered: what the pitfalls gave in earlier runs. Without it, all of them are run.
        released: the pitfalls of a course that was released without its solutions.
    """

    def __init__(
        self,
        exercise: Exercise,
        load: Callable[[Pitfall], Checkable],
        remembered: Remembered | None = None,
        released: Sequence[ReleasedPitfall] = (),
    ) -> None:
        self._exercise = exercise
        self._pitfalls: Sequence[Candidate] = exercise.pitfalls or released
        self._load = load
        self._remembered = remembered
        self._loaded: dict[str, Checkable] = {}

    def close(self) -> None:
        """Ends the pitfalls' workers, and keeps what they gave."""
        if self._remembered is not None:
            self._remembered.save()
        for implementation in self._loaded.values():
            implementation.close()

    def explain(self, run: Run, check: Check, known: Mapping[str, str] = MappingProxyType({})) -> str:
        """Returns the sentence of the pitfall that explains everything that was seen, or nothing.

        It gives the student's own observations in each failed check, and passes the others too. A check
        that was not started, or that a race decides, tells nothing.

        Args:
            run: runs a check against the student's version.
            check: a check that it failed.
            known: outcomes of the student's checks with numbers from another seed, or `died`. If one passed, the
                pitfall must pass it too. If one died, the pitfall must fail it. Such a check is not run again.
        """
        if not self._pitfalls:
            return ""
        mine = run(check)
        if mine.result.outcome != "failed":  # it failed with numbers that were drawn from another seed
            return ""
        if needs_no_words(mine):
            return ""
        # A check that observes nothing, such as a race, comes last: it tells nobody apart.
        others = [each for each in self._exercise.checks if each.name != check.name and "race" not in each.parameters]
        candidates = list(self._pitfalls)
        for each in [check, *others] if mine.observations else [*others, check]:
            before = "" if each is check else known.get(each.name, "")
            candidates = [one for one in candidates if _fits(self._see(one, each), run, each, before)]
        # Of several, the one that gives the student's observations in passed checks too. Two right words are none.
        for each in others:
            if len(candidates) > 1 and known.get(each.name) != "died":
                candidates = [one for one in candidates if self._see(one, each).agrees(run(each).seen)] or candidates
        return candidates[0].sentence if len(candidates) == 1 else ""

    def look_ahead(self) -> None:
        """Runs all pitfalls on all checks but races, and keeps what they gave. A later search then finds it."""
        for pitfall in self._pitfalls:
            for check in self._exercise.checks:
                if "race" not in check.parameters:
                    self._see(pitfall, check)
            self.close()  # each is kept at once, because nobody may wait for the last

    def _see(self, pitfall: Candidate, check: Check) -> Seen:
        if isinstance(pitfall, ReleasedPitfall):
            return pitfall.seen.get(check.name, _NEVER_SEEN)
        seen = self._remembered.find(pitfall, check) if self._remembered is not None else None
        if seen is not None:
            return seen
        run = self._run(pitfall, check)
        if self._remembered is not None:
            self._remembered.add(pitfall, check, run)
        return run.seen

    def _run(self, pitfall: Pitfall, check: Check) -> CheckRun:
        with warnings.catch_warnings(action="ignore"):  # a student would take a pitfall's warnings for their own
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


def _fits(theirs: Seen, run: Run, check: Check, known: str) -> bool:
    """Says if a pitfall has the student's outcome in a check, and in a failed one the same observations."""
    if known in ("passed", "died"):
        return theirs.outcome == ("passed" if known == "passed" else "failed")
    mine = run(check)
    if mine.result.outcome in ("not_started", "skipped"):
        return True
    return theirs.outcome == mine.result.outcome == "passed" or theirs.agrees(mine.seen)
