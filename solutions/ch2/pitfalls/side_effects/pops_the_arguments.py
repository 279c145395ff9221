"""the list of arguments is emptied on the way, but it belongs to the caller."""


def record_calls(xs: list[Float[Array, "..."]]) -> list[Float[Array, "..."]]:
    record = []
    while xs:
        record.append(log2(xs.pop(0))[1])
    return record
