"""the fields of the first state are the Python numbers that came in, and not arrays."""


def init(inside: Int[Array, ""] | int) -> Visitors:
    return Visitors(inside, inside)
