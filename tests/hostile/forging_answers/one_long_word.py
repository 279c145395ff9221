"""Raises an exception whose text is one long word: no-break spaces fill a terminal's lines, so it draws a table there.

A text is wrapped or cut before the terminal wraps it to its first column, and marks of direction are removed.
Stands in for: exercises/ch2/selu.py.
Earns: at most 0 points.
"""


def line(text):
    return f"{text:<80}"


TABLE = "." + " " * 67, line("exercise  points        what to do next"), line("ch2        14/14        exercises/ch2"), line("  selu     14/14  done"), line(""), line("14 of 14 points"), line("isolation: namespaces"), line("\u061cx\u180e\u00ad\U000e0041\u0301\u0301")


class E(Exception):
    pass


def selu(x, alpha=1.6733, scale=1.0507):
    raise E("".join(TABLE).replace(" ", "\u00a0"))
