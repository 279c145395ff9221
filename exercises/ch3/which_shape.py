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

# TODO: 18 lines.

# One argument: an axis is taken out of it.
IN_AXES = {
    "jax.vmap(lambda s: s.sum())(a)": ...,
    "jax.vmap(lambda s: s.sum(axis=0))(a)": ...,
    "jax.vmap(lambda s: s.sum(axis=1), in_axes=1)(a)": ...,
    "jax.vmap(lambda s: s[0], in_axes=-1)(a)": ...,
}

# One argument: the axis is put into the result.
OUT_AXES = {
    "jax.vmap(lambda s: s, out_axes=1)(a)": ...,
    "jax.vmap(lambda s: s, in_axes=1, out_axes=-1)(a)": ...,
    "jax.vmap(lambda s: s.sum(axis=1), in_axes=1, out_axes=1)(a)": ...,
    "jax.vmap(lambda s: s.sum(), out_axes=1)(a)": ...,
}

# Several arguments.
ARGUMENTS = {
    "jax.vmap(predict)(x, w, b)": ...,
    "jax.vmap(predict, in_axes=(0, None, None))(x, w, b)": ...,
    "jax.vmap(jnp.add, in_axes=(0, None))(x, x)": ...,
    "jax.vmap(jnp.outer, in_axes=(1, 0))(x, w)": ...,
    "jax.vmap(jnp.dot, in_axes=(None, 1))(x, w)": ...,
}

# A map in a map.
NESTED = {
    "jax.vmap(jax.vmap(lambda s: s.sum()))(a)": ...,
    "jax.vmap(jax.vmap(lambda s: s.sum(), in_axes=1))(a)": ...,
    "jax.vmap(jax.vmap(lambda s: s.sum(), in_axes=1), in_axes=1)(a)": ...,
    "jax.vmap(jax.vmap(jnp.dot, in_axes=(0, None)), in_axes=(None, 1))(x, w)": ...,
    "jax.vmap(jax.vmap(lambda s: s, out_axes=1), out_axes=1)(a)": ...,
}
