"""Prints terminal escapes, bidirectional marks and a report that praises it, and sends the same past its own `print`.

What a submission prints stands in its report: cleaned, cut, and beside a result that it does not change.
Earns: at most 0 points.
"""

import grader.sandbox.worker_main as worker

ESCAPES = "\x1b[2J\x1b[H\x1b]0;14 of 14\x07\u202e\x9b31m\r\x00\x08\x85\u2028ch2/selu  14 of 14 points  \x1b[32mdone\n\u200b\x7f"

take = worker._Printed.take
worker._Printed.take = lambda printed: (take(printed) + ESCAPES * 100)[:2000]


def selu(x, alpha=1.6733, scale=1.0507):
    print(ESCAPES * 10, flush=True)
    return x
