"""Adds to each sample of a race a dictionary whose keys collide, and are nodes in nodes, which Python compares slowly.

The judge decodes up to 64 samples of a race. It bounds what that costs, or takes it from the check's time: with
`--timeout 5`, the check ends after a few seconds more. The race itself is honest.
Stands in for: exercises/ch2/selu.py.
Earns: at most 10 points.
"""

import itertools

import jax
import jax.numpy as jnp

import grader.sandbox.worker_main as worker


def node(inside):
    return ["node", "N", ["a"], [inside]]


def key(numbers):
    inside = ["tuple", list(numbers)]
    for _ in range(8):
        inside = node(inside)
    return inside


DEAR = ["dict", [[key(numbers), None] for numbers in itertools.islice(itertools.product((-1, -2), repeat=10), 90)]]
encode = worker.encode


def forged(value):
    plain = encode(value)
    if isinstance(value, dict) and "rows" in value:
        plain[1].append(["more", DEAR])
    return plain


worker.encode = forged


@jax.jit
def selu(x, alpha=1.6733, scale=1.0507):
    return scale * jnp.where(x > 0, x, alpha * (jnp.exp(x) - 1))
