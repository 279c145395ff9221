"""the list is a global that is never emptied, so the record begins with the numbers of earlier calls."""

_seen = []


def record_calls(xs: list[Float[Array, "..."]]) -> list[Float[Array, "..."]]:
    _seen.extend(log2(x)[1] for x in xs)
    return list(_seen)
