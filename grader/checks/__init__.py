"""Everything that a check may assert, in one import."""

from grader.boundary import observe, run_trusted
from grader.boundary.placement import Placed, Placement, cpu_mesh, place
from grader.checks.conversation import converse
from grader.checks.exceptions import assert_raises
from grader.checks.predictions import assert_predictions
from grader.checks.purity import assert_pure
from grader.checks.randomness import assert_average, assert_independent, assert_standard_normal, draw_key
from grader.checks.shardings import assert_collectives, assert_placed, assert_sharded, layout_of
from grader.checks.speed import Race
from grader.checks.structure import (
    assert_constant_program_size,
    assert_fully_jitted,
    assert_program,
    assert_small_arrays,
)
from grader.checks.tracing import (
    SmallSteps,
    assert_cached,
    assert_compiled,
    assert_traces,
    count_traces,
    run_compiled,
    timed,
    timed_trusted,
)
from grader.checks.trees import assert_structure
from grader.checks.values import assert_close, assert_equal, describe, preview, two_digits
from grader.checks.waiting import waits_of
from grader.errors import CheckFailed
from grader.protocol.codec import KeyData, Node, ObservedArray

__all__ = [
    "CheckFailed",
    "KeyData",
    "Node",
    "ObservedArray",
    "Placed",
    "Placement",
    "Race",
    "SmallSteps",
    "assert_average",
    "assert_cached",
    "assert_close",
    "assert_collectives",
    "assert_compiled",
    "assert_constant_program_size",
    "assert_equal",
    "assert_fully_jitted",
    "assert_independent",
    "assert_placed",
    "assert_predictions",
    "assert_program",
    "assert_pure",
    "assert_raises",
    "assert_sharded",
    "assert_small_arrays",
    "assert_standard_normal",
    "assert_structure",
    "assert_traces",
    "converse",
    "count_traces",
    "cpu_mesh",
    "describe",
    "draw_key",
    "layout_of",
    "observe",
    "place",
    "preview",
    "run_compiled",
    "run_trusted",
    "timed",
    "timed_trusted",
    "two_digits",
    "waits_of",
]
