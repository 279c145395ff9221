"""A dict without predictions has no wrong one, and a number of a class of its own says that it equals all others.

A missing prediction fails.

Forges: arguments, functions
"""


class Number(int):
    def __eq__(self, other):
        return True

    __hash__ = int.__hash__


ARGUMENTS = {}
FUNCTIONS = {"fn(1.0); fn(2.0); f(1.0); f(2.0)": Number(7)}
