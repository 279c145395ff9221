"""only Python numbers were reported as weak, but a `jax.Array` made from one is weak too."""


def identify(value: ArrayLike) -> tuple[str, bool]:
    array = jnp.asarray(value)
    return array.dtype.name, type(value) in (int, float, complex)
