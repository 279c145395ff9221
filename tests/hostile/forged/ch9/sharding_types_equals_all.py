"""A text of a class of its own says that it equals all others, and two tables are empty.

A missing prediction fails, and only plain data crosses the boundary.

Forges: elementwise, reduced, moved, multiplied
"""


class Type(str):
    def __eq__(self, other):
        return True

    __hash__ = str.__hash__


ELEMENTWISE = {"hidden > 0": Type("float32[]")}
REDUCED = {"hidden.sum(axis=0)": Type("float32[]")}
MOVED = {}
MULTIPLIED = {}
