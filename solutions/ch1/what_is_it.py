"""Predict what JAX gives: dtypes, shapes, weak types, types and values.

Lesson: exercises/ch1/README.md#what_is_it

Each table below lists short programs. Replace each `...` with your prediction, before you run anything. A program is a
line of Python. Semicolons separate its statements, and the last one is the expression that you predict. `np` is NumPy,
and `jnp` is `jax.numpy`. JAX's settings have their defaults.

Checks:
    - each dtype is predicted
    - each shape is predicted
    - each weak type is predicted
    - the type of each result is predicted
    - the number in a[0] is predicted, after b was changed
"""

# The dtype of the result, as a string such as "float32".
DTYPES = {
    "jnp.arange(3)": "int32",
    "jnp.asarray(np.linspace(0, 1, 3))": "float32",  # NumPy made 64 bits, JAX keeps 32
    "jnp.ones(3, jnp.bfloat16) * 2.5": "bfloat16",  # a Python number is weak: it gives way
    "jnp.ones(3, jnp.bfloat16) * np.float32(2.5)": "float32",  # a NumPy scalar is not weak
    "jnp.ones(3, jnp.int32) * jnp.ones(3, jnp.float16)": "float16",  # JAX's table: the float wins, however narrow
    "np.ones(3, np.int32) * np.ones(3, np.float16)": "float64",  # NumPy's table: wide enough for both
}

# The shape of the result, as a tuple such as (2, 3).
SHAPES = {
    "jnp.ones((2, 3)).sum(axis=0)": (3,),
    "jnp.ones((4, 1)) + jnp.ones(3)": (4, 3),
    "jnp.float32(7)": (),  # not a scalar type, but an array without axes
}

# True if the result is weakly typed, and False if it is not.
WEAK_TYPES = {
    "jnp.asarray(2.0)": True,
    "jnp.asarray(2.0, jnp.float32)": False,
    "jnp.asarray(2.0) * jnp.ones(3)": False,  # weak only if all operands are
}

# The type of the result: "jax.Array" or "np.ndarray".
TYPES = {
    "np.ones(3) + jnp.ones(3)": "jax.Array",
    "jnp.sin(np.ones(3))": "jax.Array",
    "np.sin(jnp.ones(3))": "np.ndarray",  # no error, but NumPy did the work
}

# The number that `a[0]` is at the end: 0 or 1.
FIRST_ELEMENTS = {
    "a = np.zeros(3); b = a; b += 1; a[0]": 1,
    "a = jnp.zeros(3); b = a; b += 1; a[0]": 0,  # `b += 1` means `b = b + 1`
    "a = np.zeros(3); b = a[:2]; b[0] = 1; a[0]": 1,
}
