"""the most people begin at 0, but those who are inside at the start count."""


def init(inside: Int[Array, ""] | int) -> Visitors:
    return Visitors(jnp.asarray(inside, "int32"), jnp.int32(0))
