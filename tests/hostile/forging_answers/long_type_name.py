"""Answers with a node whose type's name, field and text are tens of megabytes long, past the encoder.

What stands in a report is cut to a length that can be read.
Earns: at most 0 points.
"""

import grader.sandbox.worker_main as worker

long = "x" * 20_000_000
worker.encode = lambda _: ["node", long, [long], [["other", "x", "y"]]]


def selu(x, alpha=1.6733, scale=1.0507):
    return x
