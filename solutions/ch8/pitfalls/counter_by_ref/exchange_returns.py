"""`exchange` returned the new contents, but it returns None."""


def exchange(left: jax.Ref, right: jax.Ref) -> tuple[jax.Array, jax.Array]:
    left[...], right[...] = right[...], left[...]
    return left[...], right[...]
