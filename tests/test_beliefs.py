"""The list in SECURITY.md is what forging attempts win, and every check was attempted."""

import re
from collections.abc import Iterator

import pytest
from beliefs import Attempt, never_attempted, read_attempts, won
from turns import PROVED_IN_FULL, skip_unless_in_turn

from grader.course import find_course
from grader.runner.fork_servers import start_fork_server
from grader.sandbox.fork_server import ForkServer

COURSE = find_course()
ATTEMPTS = read_attempts(COURSE)
LISTED = set(re.findall(r"^\| `(ch\d+/\w+ \w+)` \|", (COURSE.root / "SECURITY.md").read_text(), re.MULTILINE))
FORGED: set[str] = set()


@pytest.fixture(scope="module")
def walled() -> Iterator[ForkServer]:
    with start_fork_server("namespaces") as server:
        yield server


def test_every_check_was_attempted():
    assert never_attempted(COURSE, ATTEMPTS) == []


@pytest.mark.parametrize("attempt", ATTEMPTS, ids=lambda attempt: attempt.name)
def test_an_attempt_wins_only_what_is_listed(attempt: Attempt, walled: ForkServer):
    skip_unless_in_turn(attempt.exercise)
    names = won(attempt, COURSE, walled)
    FORGED.update(names)
    assert names <= LISTED


def test_the_list_holds_nothing_that_cannot_be_forged():
    assert {name for name in LISTED if name.split()[0] in PROVED_IN_FULL} == FORGED
