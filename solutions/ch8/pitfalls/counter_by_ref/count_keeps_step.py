"""`count` wrote the step over the count, without adding."""


def count(counter: jax.Ref, step: Int[Array, ""]) -> Int[Array, ""]:
    counter[...] = step
    return counter[...]
