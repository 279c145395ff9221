"""Describes its exception with control characters, thousands of frames, wrong types and `not_started`, in turn.

A description is cleaned, cut, or refused; none earns, and none is an error of the course.
Earns: at most 0 points.
"""

import itertools

import grader.sandbox.worker_main as worker

plain = {"type": "E", "bases": ["E"], "message": "m", "frames": [], "not_started": False}
forms = itertools.cycle(
    [
        {**plain, "message": "\x1b[2J" * 10**6, "type": "\x1b]0;7 of 7\x07"},
        {**plain, "frames": [["a", 1, "b", "c"]] * 10**5},
        {**plain, "frames": [["a", 2**63, "b", "\x1b[31m"]]},
        {**plain, "bases": [None, 7, "x" * 10**6]},
        {**plain, "not_started": True, "more": 1},
        None,
    ]
)
worker.describe_exception = lambda *_: next(forms)


def selu(x, alpha=1.6733, scale=1.0507):
    raise RuntimeError
