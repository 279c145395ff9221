"""the two dtypes were promoted, but a dtype does not tell that a Python number is weak."""


def product_dtype(first: ArrayLike, second: ArrayLike) -> str:
    return jnp.promote_types(jnp.asarray(first).dtype, jnp.asarray(second).dtype).name
