"""The pitfalls of a course that was released without its solutions: sentences and fingerprints, in a file per chapter.

`grader release` writes the file. It holds nothing that a student could hand in: no code and no numbers.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

import jax

from grader.course import Exercise
from grader.runner.fingerprints import Seen

__all__ = ["ReleasedPitfall", "read_released", "released_text"]

_FORMAT = 1
"""Of the file and of the hashes. Fingerprints of another format are not compared."""


@dataclasses.dataclass(frozen=True)
class ReleasedPitfall:
    """All that a release tells of a pitfall.

    Attributes:
        sentence: that a student reads.
        seen: what it gave in each check, by the check's name.
    """

    sentence: str
    seen: Mapping[str, Seen]


def released_text(pitfalls: Mapping[Exercise, Sequence[ReleasedPitfall]]) -> str:
    """Returns what the file of a chapter holds.

    Args:
        pitfalls: those of each exercise of the chapter.
    """
    exercises = {
        exercise.stem: {
            "checks": _hash_of_checks(exercise),
            "pitfalls": [
                {"says": one.sentence, "seen": {check: seen.to_plain() for check, seen in one.seen.items()}}
                for one in known
            ],
        }
        for exercise, known in pitfalls.items()
    }
    return json.dumps({"format": _FORMAT, "jax": jax.__version__, "exercises": exercises}, ensure_ascii=False) + "\n"


def read_released(exercise: Exercise) -> tuple[ReleasedPitfall, ...]:
    """Reads the pitfalls of one exercise.

    There are none if the file is missing or damaged, or if the checks have changed since. Another version of JAX
    does no harm: an observation that it changes has another fingerprint, and agrees with nothing.
    """
    try:
        plain: Any = json.loads(exercise.chapter.fingerprints.read_bytes())
        mine = plain["exercises"][exercise.stem]
        if plain["format"] != _FORMAT or mine["checks"] != _hash_of_checks(exercise):
            return ()
        return tuple(
            ReleasedPitfall(str(one["says"]), {name: Seen.from_plain(seen) for name, seen in one["seen"].items()})
            for one in mine["pitfalls"]
        )
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return ()


def _hash_of_checks(exercise: Exercise) -> str:
    return hashlib.sha256(exercise.test.read_bytes()).hexdigest()
