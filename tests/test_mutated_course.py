"""Every mutant of every solution is rejected, or stands as right with a reason."""

import pytest
from turns import skip_unless_in_turn

from grader.author.behaviour import mutants_fail
from grader.course import find_course


@pytest.mark.parametrize("exercise", find_course().exercises, ids=lambda exercise: exercise.name)
def test_no_mutant_lives_without_a_reason(exercise, server_with_cache):
    skip_unless_in_turn(exercise)
    faults = list(mutants_fail(exercise, server_with_cache))
    assert not faults, "\n".join(faults)
