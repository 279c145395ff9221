"""Answers questions for facts (step names, trace counts) with arrays, texts, nodes, and lists of other lengths.

A check that gets such an answer is failed: it is the submission's fault, not the course's.
Earns: at most 0 points.
"""

import itertools

import grader.sandbox.worker_main as worker

values = itertools.cycle(
    [
        ["list", []],
        "jit",
        ["array", "numpy", "int64", [2], False, bytes(16)],
        ["node", "n", ["a"], [1]],
        None,
        ["dict", [["a", 1]]],
        ["list", ["x", ["list", [["list", []]]]]],
    ]
)
worker.encode = lambda _: next(values)


def selu(x, alpha=1.6733, scale=1.0507):
    return x
