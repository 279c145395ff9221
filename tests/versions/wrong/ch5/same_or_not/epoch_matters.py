# breaks: "Count the numbers in all its lists and arrays, and count equal ones once.": believes that the loop over epoch gives new keys, though it is not folded in
"""Predict how many different numbers a program draws."""

# One key.
ONE_KEY = {
    "[uniform(key) for i in range(5)]": 1,
    "[uniform(key), normal(key), uniform(key), normal(key)]": 2,
    "[uniform(key, (3,)), uniform(key, (5,))]": 5,
    "[uniform(key, (4, 2)), uniform(key, (8,))]": 8,
    "jnp.zeros((4, 3)) + uniform(key, (4, 1))": 4,
}

# Keys from split.
SPLIT = {
    "[uniform(split(key)[0]), uniform(split(key)[1]), uniform(split(key)[0])]": 2,
    "[uniform(k) for n in (2, 3, 4) for k in split(key, n)]": 4,
    "draw(key, 3) + draw(key, 5)": 5,
    "draw(key, 3) + [uniform(b)]": 3,
}

# Keys from fold_in.
FOLD_IN = {
    "[uniform(fold_in(key, i)) for i in (3, 1, 3, 2, 1)]": 3,
    "[uniform(fold_in(key, i + j)) for i in range(3) for j in range(4)]": 6,
    "[uniform(fold_in(fold_in(key, i), j)) for i in range(3) for j in range(3)]": 9,
    "[uniform(fold_in(key, step)) for epoch in range(3) for step in range(2)]": 6,
    "[uniform(k) for k in [*split(key, 3), fold_in(key, 1), fold_in(key, 7)]]": 4,
}

# Functions that JAX maps or compiles.
TRANSFORMED = {
    "jax.vmap(lambda x: x + uniform(key))(jnp.zeros(6))": 1,
    "jax.vmap(lambda k: uniform(k, (2,)))(split(key, 3))": 6,
    "jax.vmap(lambda i: uniform(fold_in(key, i // 2)))(jnp.arange(7))": 4,
    "jax.vmap(lambda k, x: x + uniform(k), in_axes=(0, None))(split(key, 3), jnp.zeros(4))": 3,
    "[jax.vmap(uniform)(split(key, 5)), [uniform(k) for k in split(key, 7)]]": 7,
    "[jax.jit(uniform)(key), uniform(key), jax.jit(uniform)(b)]": 2,
}
