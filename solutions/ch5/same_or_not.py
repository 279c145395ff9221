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

# One key.
ONE_KEY = {
    "[uniform(key) for i in range(5)]": 1,  # a key does not remember that it was used
    "[uniform(key), normal(key), uniform(key), normal(key)]": 2,  # each one twice
    "[uniform(key, (3,)), uniform(key, (5,))]": 5,  # today, the 3 are the first of the 5
    "[uniform(key, (4, 2)), uniform(key, (8,))]": 8,  # today, the same 8 in another shape
    "jnp.zeros((4, 3)) + uniform(key, (4, 1))": 4,  # one number for each row
}

# Keys from split.
SPLIT = {
    "[uniform(split(key)[0]), uniform(split(key)[1]), uniform(split(key)[0])]": 2,  # each call gives the same keys
    "[uniform(k) for n in (2, 3, 4) for k in split(key, n)]": 4,  # the 2 and the 3 are among the 4 today
    "draw(key, 3) + draw(key, 5)": 5,  # `draw` cannot advance the caller's key, so it begins with the same 3
    "draw(key, 3) + [uniform(b)]": 3,  # b is the first `new` that `draw` makes
}

# Keys from fold_in.
FOLD_IN = {
    "[uniform(fold_in(key, i)) for i in (3, 1, 3, 2, 1)]": 3,  # one key for each of the numbers 1, 2 and 3
    "[uniform(fold_in(key, i + j)) for i in range(3) for j in range(4)]": 6,  # the sums are 0 to 5
    "[uniform(fold_in(fold_in(key, i), j)) for i in range(3) for j in range(3)]": 9,  # each pair has a key of its own
    "[uniform(fold_in(key, step)) for epoch in range(3) for step in range(2)]": 2,  # the epoch is not folded in
    "[uniform(k) for k in [*split(key, 3), fold_in(key, 1), fold_in(key, 7)]]": 4,  # fold_in(key, 1) is an old one
}

# Functions that JAX maps or compiles.
TRANSFORMED = {
    "jax.vmap(lambda x: x + uniform(key))(jnp.zeros(6))": 1,  # the key is closed over, and all examples share it
    "jax.vmap(lambda k: uniform(k, (2,)))(split(key, 3))": 6,  # 3 keys, and 2 numbers from each
    "jax.vmap(lambda i: uniform(fold_in(key, i // 2)))(jnp.arange(7))": 4,  # folded in: 0, 1, 2 and 3
    "jax.vmap(lambda k, x: x + uniform(k), in_axes=(0, None))(split(key, 3), jnp.zeros(4))": 3,  # one for each key
    "[jax.vmap(uniform)(split(key, 5)), [uniform(k) for k in split(key, 7)]]": 7,  # the 5 are the first of the 7 today
    "[jax.jit(uniform)(key), uniform(key), jax.jit(uniform)(b)]": 2,  # jit changes no number, and b is another key
}
