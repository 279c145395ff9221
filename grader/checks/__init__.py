"""What a check may assert, in one import."""

from grader.boundary import compute, observe
from grader.boundary.codec import KeyData, Node, ObservedArray
from grader.checks.errors import assert_raises
from grader.checks.purity import assert_pure
from grader.checks.speed import Race
from grader.checks.structure import assert_compiled_whole, assert_no_growth, assert_primitives, count_primitives
from grader.checks.tracing import Counted, assert_from_cache, assert_traces, count_traces
from grader.checks.trees import assert_structure
from grader.checks.values import assert_close, assert_equal, describe, preview
from grader.messages import CheckFailed

__all__ = [
    "CheckFailed",
    "Counted",
    "KeyData",
    "Node",
    "ObservedArray",
    "Race",
    "assert_close",
    "assert_compiled_whole",
    "assert_equal",
    "assert_from_cache",
    "assert_no_growth",
    "assert_primitives",
    "assert_pure",
    "assert_raises",
    "assert_structure",
    "assert_traces",
    "compute",
    "count_primitives",
    "count_traces",
    "describe",
    "observe",
    "preview",
]
