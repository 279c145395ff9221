"""Predict the shapes that mapped functions return.

Lesson: exercises/ch3/README.md#which_shape

Each table below lists short programs. Replace each `...` with the shape of the result, before you run anything. Write a
tuple or a list, such as (2, 3), (2,) or (). If the program raises an error of any kind, write "error" instead. Each
program begins anew with these lines:

    import jax
    import jax.numpy as jnp

    a = jnp.ones((2, 3, 5))
    x = jnp.ones((7, 4))
    w = jnp.ones((4, 6))
    b = jnp.ones(6)

    def predict(x, w, b):
        return x @ w + b

Checks:
    - each shape is predicted, if an axis is taken out of one argument
    - each shape is predicted, if out_axes puts the axis into the result
    - each shape is predicted, if the function has several arguments
    - each shape is predicted, if one map is inside another
"""

# One argument: an axis is taken out of it.
IN_AXES = {
    "jax.vmap(lambda s: s.sum())(a)": (2,),  # slices (3, 5), sums ()
    "jax.vmap(lambda s: s.sum(axis=0))(a)": (2, 5),  # slices (3, 5), sums (5,)
    "jax.vmap(lambda s: s.sum(axis=1), in_axes=1)(a)": (3, 2),  # slices (2, 5), sums (2,)
    "jax.vmap(lambda s: s[0], in_axes=-1)(a)": (5, 3),  # slices (2, 3), their first rows (3,)
}

# One argument: the axis is put into the result.
OUT_AXES = {
    "jax.vmap(lambda s: s, out_axes=1)(a)": (3, 2, 5),  # slices (3, 5), and the 2 goes second
    "jax.vmap(lambda s: s, in_axes=1, out_axes=-1)(a)": (2, 5, 3),  # slices (2, 5), and the 3 goes last
    "jax.vmap(lambda s: s.sum(axis=1), in_axes=1, out_axes=1)(a)": (2, 3),  # slices (2, 5), sums (2,), 3 second
    "jax.vmap(lambda s: s.sum(), out_axes=1)(a)": "error",  # the result has no axis 1
}

# Several arguments.
ARGUMENTS = {
    "jax.vmap(predict)(x, w, b)": "error",  # the mapped axes have 7, 4 and 6 slices
    "jax.vmap(predict, in_axes=(0, None, None))(x, w, b)": (7, 6),  # slices (4,), and the whole w and b
    "jax.vmap(jnp.add, in_axes=(0, None))(x, x)": (7, 7, 4),  # each row plus all of x: (7, 4)
    "jax.vmap(jnp.outer, in_axes=(1, 0))(x, w)": (4, 7, 6),  # 4 columns (7,) of x and 4 rows (6,) of w
    "jax.vmap(jnp.dot, in_axes=(None, 1))(x, w)": (6, 7),  # the whole x times 6 columns (4,) of w
}

# A map in a map.
NESTED = {
    "jax.vmap(jax.vmap(lambda s: s.sum()))(a)": (2, 3),  # first the 2, then the 3
    "jax.vmap(jax.vmap(lambda s: s.sum(), in_axes=1))(a)": (2, 5),  # (3, 5) is left to the inner map
    "jax.vmap(jax.vmap(lambda s: s.sum(), in_axes=1), in_axes=1)(a)": (3, 5),  # (2, 5) is left to the inner map
    "jax.vmap(jax.vmap(jnp.dot, in_axes=(0, None)), in_axes=(None, 1))(x, w)": (6, 7),  # first the 6, then the 7
    "jax.vmap(jax.vmap(lambda s: s, out_axes=1), out_axes=1)(a)": (5, 2, 3),  # (5, 3), and the 2 goes second
}
