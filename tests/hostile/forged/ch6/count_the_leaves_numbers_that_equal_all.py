"""A number of a class of its own says that it equals all others, and other tables are empty.

A missing prediction fails, and only plain data crosses the boundary.

Forges: containers, empty, objects, pairs
"""


class Number(int):
    def __eq__(self, other):
        return True

    __hash__ = int.__hash__


CONTAINERS = {"w": Number(7)}
EMPTY = {"None": Number(7)}
OBJECTS = {}
PAIRS = {"same([w, b], (w, b))": Number(7)}
