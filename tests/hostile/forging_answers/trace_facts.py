"""Forges what a worker reports of itself: step names, trace counts, and races that it ends at once.

Each of these facts is asked for beside numbers that must be right, and these are wrong.
Earns: at most 0 points.
"""

import numpy as np

import grader.checks.speed as speed
import grader.checks.structure as structure
import grader.checks.tracing as tracing

structure.outermost_steps = lambda *_: {"compiled": 1, "others": []}
tracing.count_traces = lambda _, calls: [0 for _ in calls]
speed.call_in_chain = lambda _, stacked: {"rows": np.zeros_like(stacked[0]), "kinds": ["jax.Array"]}


def selu(x, alpha=1.6733, scale=1.0507):
    return x
