"""Answers with outcomes in place of values: `error`, a CourseError, a MachineError, a CheckSkipped, a pytest skip, an xfail.

A forged exception is the student's own and fails the check, whatever its name.
Earns: at most 0 points.
"""

import itertools

import grader.sandbox.worker_main as worker

names = itertools.cycle(
    ["CourseError", "MachineError", "CheckSkipped", "Skipped", "XFailed", "KeyboardInterrupt", "MemoryError"]
)


def describe(*_):
    name = next(names)
    return {
        "type": name,
        "bases": [name, "CourseError", "GraderError", "BaseException"],
        "message": "the course is at fault",
        "frames": [],
        "not_started": False,
    }


worker.describe_exception = describe


def selu(x, alpha=1.6733, scale=1.0507):
    raise RuntimeError
