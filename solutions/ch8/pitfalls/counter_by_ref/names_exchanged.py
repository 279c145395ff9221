"""only the names inside of `exchange` were exchanged, and the caller's refs hold what they held."""


def exchange(left: jax.Ref, right: jax.Ref) -> None:
    left, right = right, left
