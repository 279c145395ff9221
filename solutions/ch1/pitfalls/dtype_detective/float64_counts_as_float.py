"""a NumPy number such as np.float64 passes `isinstance(value, float)`, but its type is not weak."""

import jax


def identify(value: ArrayLike) -> tuple[str, bool]:
    array = jnp.asarray(value)
    if isinstance(value, jax.Array):
        return array.dtype.name, array.weak_type
    return array.dtype.name, isinstance(value, (int, float, complex)) and not isinstance(value, bool)
