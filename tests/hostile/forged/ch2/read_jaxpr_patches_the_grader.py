"""Makes the grader's own count return nothing, and returns nothing too.

The expected counts come from a process that never runs a student's Python, so the patch does not reach them.

Forges: outermost, traced, counts_inside_jit, counts_each_call, counts_under_any_name, counts_inside_control_flow
"""

import grader.checks.structure as structure

structure.outermost_steps = lambda *_: {"compiled": 0, "others": []}


def primitives(fn, *args):
    return []


def count_primitives(fn, *args):
    return {}
