"""`count` read the number before the write, and returned the old count."""


def count(counter: jax.Ref, step: Int[Array, ""]) -> Int[Array, ""]:
    now = counter[...]
    counter[...] += step
    return now
