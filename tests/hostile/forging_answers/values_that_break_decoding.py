"""Answers with forms that a careless decoder stumbles over: shapes below zero, of 2**39 by 0, unknown dtypes,
lists as dictionary keys, truth values of 7, numbers as lists, integers of 4,000 digits, keys without data.

Each is no observation, or a wrong one; none is an error of the course.
Earns: at most 0 points.
"""

import zlib

import numpy as np

import grader.sandbox.worker_main as worker

values = [
    ["array", "jax", "float32", [-1, 3], False, b""],
    ["array", "jax", "float32", [0, 2**39, 2**39], False, b""],
    ["array", "jax", "object", [1], False, bytes(8)],
    ["array", "jax", "bool", [3], False, b"\x07\x07\x07"],
    ["dict", [[["list", []], 1]]],
    ["int", "9" * 4000],
    ["int", "1_0"],
    ["key", "evil", ["array", "jax", "uint32", [], False, bytes(4)]],
    ["node", "n", ["__class__"], [None]],
    ["array", "tracer", "float32", [2**19, 2], False, b""],
    ["set", [["list", []]]],
    ["complex", float("nan"), 1],
]
chosen = [None]
worker.encode = lambda _: chosen[0]


def selu(x, alpha=1.6733, scale=1.0507):
    # Each form may cost the worker its life, so that the next one is chosen by the input.
    chosen[0] = values[zlib.crc32(np.asarray(x).tobytes()) % len(values)]
    return x
