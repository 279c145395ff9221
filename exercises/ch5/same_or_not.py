"""Predict how many different numbers a program draws.

Lesson: exercises/ch5/README.md#same_or_not

Each table below lists short programs. Replace each `...` with a Python int, before you run anything: how many
different numbers does this program give? Count the numbers in all its lists and arrays, and count equal ones once. For
example, [0.3, 0.5, 0.3] has two different numbers. Draws from different keys are never equal here. Each program begins
anew with these lines:

    import jax
    import jax.numpy as jnp
    from jax.random import fold_in, normal, split, uniform

    key = jax.random.key(5)
    a, b = split(key)

    def draw(key, count):
        numbers = []
        for _ in range(count):
            key, new = split(key)
            numbers.append(uniform(new))
        return numbers

Checks:
    - the number of different draws is predicted, if there is one key
    - the number of different draws is predicted, if the keys come from split
    - the number of different draws is predicted, if the keys come from fold_in
    - the number of different draws is predicted, under vmap and jit
"""

# TODO: 20 lines.

# One key.
ONE_KEY = {
    "[uniform(key) for i in range(5)]": ...,
    "[uniform(key), normal(key), uniform(key), normal(key)]": ...,
    "[uniform(key, (3,)), uniform(key, (5,))]": ...,
    "[uniform(key, (4, 2)), uniform(key, (8,))]": ...,
    "jnp.zeros((4, 3)) + uniform(key, (4, 1))": ...,
}

# Keys from split.
SPLIT = {
    "[uniform(split(key)[0]), uniform(split(key)[1]), uniform(split(key)[0])]": ...,
    "[uniform(k) for n in (2, 3, 4) for k in split(key, n)]": ...,
    "draw(key, 3) + draw(key, 5)": ...,
    "draw(key, 3) + [uniform(b)]": ...,
}

# Keys from fold_in.
FOLD_IN = {
    "[uniform(fold_in(key, i)) for i in (3, 1, 3, 2, 1)]": ...,
    "[uniform(fold_in(key, i + j)) for i in range(3) for j in range(4)]": ...,
    "[uniform(fold_in(fold_in(key, i), j)) for i in range(3) for j in range(3)]": ...,
    "[uniform(fold_in(key, step)) for epoch in range(3) for step in range(2)]": ...,
    "[uniform(k) for k in [*split(key, 3), fold_in(key, 1), fold_in(key, 7)]]": ...,
}

# Functions that JAX maps or compiles.
TRANSFORMED = {
    "jax.vmap(lambda x: x + uniform(key))(jnp.zeros(6))": ...,
    "jax.vmap(lambda k: uniform(k, (2,)))(split(key, 3))": ...,
    "jax.vmap(lambda i: uniform(fold_in(key, i // 2)))(jnp.arange(7))": ...,
    "jax.vmap(lambda k, x: x + uniform(k), in_axes=(0, None))(split(key, 3), jnp.zeros(4))": ...,
    "[jax.vmap(uniform)(split(key, 5)), [uniform(k) for k in split(key, 7)]]": ...,
    "[jax.jit(uniform)(key), uniform(key), jax.jit(uniform)(b)]": ...,
}
