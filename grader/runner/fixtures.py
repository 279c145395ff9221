"""The arguments that a check may take, made from the seed and the check's name alone."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

import jax
import numpy as np

from grader.checks.speed import Race
from grader.course import Check
from grader.errors import CourseError

__all__ = ["FIXTURES", "check_key", "check_rng", "fixtures_for"]

FIXTURES = ("rng", "key", "race")
"""The parameters that a check may have."""


def check_rng(seed: int, check: Check) -> np.random.Generator:
    """The random numbers of one check."""
    digest = hashlib.sha256(f"{seed}/{check.exercise}/{check.name}".encode()).digest()
    return np.random.default_rng(np.frombuffer(digest, np.uint32))


def check_key(seed: int, check: Check) -> jax.Array:
    """The PRNG key of one check."""
    digest = hashlib.sha256(f"{seed}/{check.exercise}/{check.name}/key".encode()).digest()
    # All 64 bits of a key. `jax.random.key` would take 32, and those can be searched.
    data = jax.numpy.asarray(np.frombuffer(digest[:8], np.uint32))
    key: jax.Array = jax.random.wrap_key_data(data, impl="threefry2x32")
    return key


def fixtures_for(check: Check, seed: int, make_race: Callable[[Check], Race]) -> dict[str, Any]:
    """Makes the arguments of a check, by name.

    Raises:
        CourseError: the check asks for something else.
    """
    made: dict[str, Any] = {}
    for name in check.parameters:
        if name == "rng":
            made[name] = check_rng(seed, check)
        elif name == "key":
            made[name] = check_key(seed, check)
        elif name == "race":
            made[name] = make_race(check)
        else:
            raise CourseError(f"test_{check.name} asks for {name!r}; a check may take {', '.join(FIXTURES)}")
    return made
