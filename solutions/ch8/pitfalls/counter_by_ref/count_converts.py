"""`int` needs a number that is known, and inside of `jax.jit` it is not."""


def count(counter: jax.Ref, step: Int[Array, ""]) -> Int[Array, ""]:
    counter[...] = jnp.int32(int(counter[...]) + int(step))
    return counter[...]
