"""A number and a tuple of classes of their own say that they equal all others, and another table is empty.

A missing prediction fails, and only plain data crosses the boundary.

Forges: classes, python, refs, threaded
"""


class Number(int):
    def __eq__(self, other):
        return True

    __hash__ = int.__hash__


class Numbers(tuple):
    def __eq__(self, other):
        return True

    __hash__ = tuple.__hash__


CLASSES = {"c.tally(), c.tally(), c.tally()": Numbers((0, 0, 0))}
PYTHON = {"visit(1), visit(2), visits": Numbers((0, 0, 0))}
REFS = {"add(1); total[...] = 50; add(1)": Number(7)}
THREADED = {}
