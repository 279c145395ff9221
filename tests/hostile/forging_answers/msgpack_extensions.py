"""Answers with msgpack's extension types and timestamps, and with maps whose keys are binary, in turn.

They are no observation.
Earns: at most 0 points.
"""

import itertools

import msgpack

import grader.sandbox.worker_main as worker

values = itertools.cycle(
    [msgpack.ExtType(5, b"x" * 10), msgpack.Timestamp(2**33), {b"array": 1}, {"array": msgpack.ExtType(1, b"")}]
)
worker.encode = lambda _: next(values)


def selu(x, alpha=1.6733, scale=1.0507):
    return x
