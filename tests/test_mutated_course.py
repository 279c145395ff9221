"""Every mutant of every solution is rejected, or stands as right with a reason."""

import pytest
from turns import NOT_IN_TURN, PROVED_IN_FULL

from grader.author.behaviour import mutants_fail
from grader.course import find_course


@pytest.mark.parametrize("exercise", find_course().exercises, ids=lambda exercise: exercise.name)
def test_no_mutant_lives_without_a_reason(exercise, server_with_cache):
    if exercise.name not in PROVED_IN_FULL:
        pytest.skip(NOT_IN_TURN)
    faults = list(mutants_fail(exercise, server_with_cache))
    assert not faults, "\n".join(faults)
