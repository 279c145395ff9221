"""Answers with an object whose text is sixty megabytes long, past the encoder.

What stands in a report is cut to a length that can be read.
Earns: at most 0 points.
"""

import grader.sandbox.worker_main as worker

worker.encode = lambda _: ["other", "Thing", "y" * 60_000_000]


def selu(x, alpha=1.6733, scale=1.0507):
    return x
