# breaks: "The dtype of the result": took the Python number 2.5 for a float32 that widens bfloat16.
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
    - the first element of each array is predicted, after another name for the array was used
"""

# TODO: 18 lines.

# The dtype of the result, as a string such as "float32".
DTYPES = {
    "jnp.arange(3)": "int32",
    "jnp.asarray(np.linspace(0, 1, 3))": "float32",
    "jnp.ones(3, jnp.bfloat16) * 2.5": "float32",
    "jnp.ones(3, jnp.bfloat16) * np.float32(2.5)": "float32",
    "jnp.ones(3, jnp.int32) * jnp.ones(3, jnp.float16)": "float16",
    "np.ones(3, np.int32) * np.ones(3, np.float16)": "float64",
}

# The shape of the result, as a tuple such as (2, 3).
SHAPES = {
    "jnp.ones((2, 3)).sum(axis=0)": (3,),
    "jnp.ones((4, 1)) + jnp.ones(3)": (4, 3),
    "jnp.float32(7)": (),
}

# True if the result is weakly typed, and False if it is not.
WEAK_TYPES = {
    "jnp.asarray(2.0)": True,
    "jnp.asarray(2.0, jnp.float32)": False,
    "jnp.asarray(2.0) * jnp.ones(3)": False,
}

# The type of the result: "jax.Array" or "np.ndarray".
TYPES = {
    "np.ones(3) + jnp.ones(3)": "jax.Array",
    "jnp.sin(np.ones(3))": "jax.Array",
    "np.sin(jnp.ones(3))": "np.ndarray",
}

# The number that `a[0]` is at the end: 0 or 1.
FIRST_ELEMENTS = {
    "a = np.zeros(3); b = a; b += 1; a[0]": 1,
    "a = jnp.zeros(3); b = a; b += 1; a[0]": 0,
    "a = np.zeros(3); b = a[:2]; b[0] = 1; a[0]": 1,
}
