"""Answers with one dictionary that takes all the keys which a check may observe in four answers; all keys collide.

The cost of such keys grows with the square of their number, so four answers' keys in one cost sixteen times as much.
With `--timeout 5`, the check ends after a few seconds more.
Stands in for: exercises/ch2/selu.py.
Earns: at most 0 points.
"""

import itertools

import grader.sandbox.worker_main as worker


def node(inside):
    return ["node", "N", ["a"], [inside]]


def key(numbers):
    inside = ["tuple", list(numbers)]
    for _ in range(3):
        inside = node(inside)
    return inside


DEAR = ["dict", [[key(numbers), None] for numbers in itertools.islice(itertools.product((-1, -2), repeat=12), 3990)]]
worker.encode = lambda value: DEAR


def selu(x, alpha=1.6733, scale=1.0507):
    return x
