"""the first state is weakly typed, so its type differs from that of the second one."""


def init(inside: Int[Array, ""] | int) -> Visitors:
    start = jnp.asarray(inside)
    return Visitors(start, start)
