"""Returns objects whose text and type name hold terminal escapes, bidirectional marks and a fake report.

Text from a worker is cleaned before it stands in a report.
Earns: at most 0 points.
"""

ESCAPES = "\x1b[2J\x1b[H\x1b]0;7 of 7\x07\u202e\x9b31m\r ch2/selu  passed 7 of 7 points"


def selu(x, alpha=1.6733, scale=1.0507):
    return type(ESCAPES, (), {"__repr__": lambda _: ESCAPES})()
