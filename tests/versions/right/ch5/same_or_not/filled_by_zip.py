"""Predict how many different numbers a program draws."""

ONE_KEY = dict.fromkeys([
    "[uniform(key) for i in range(5)]",
    "[uniform(key), normal(key), uniform(key), normal(key)]",
    "[uniform(key, (3,)), uniform(key, (5,))]",
    "[uniform(key, (4, 2)), uniform(key, (8,))]",
    "jnp.zeros((4, 3)) + uniform(key, (4, 1))",
])
ONE_KEY.update(zip(ONE_KEY, [1, 2, 5, 8, 4]))

SPLIT = dict.fromkeys([
    "[uniform(split(key)[0]), uniform(split(key)[1]), uniform(split(key)[0])]",
    "[uniform(k) for n in (2, 3, 4) for k in split(key, n)]",
    "draw(key, 3) + draw(key, 5)",
    "draw(key, 3) + [uniform(b)]",
])
SPLIT.update(zip(SPLIT, [2, 4, 5, 3]))

FOLD_IN = dict.fromkeys([
    "[uniform(fold_in(key, i)) for i in (3, 1, 3, 2, 1)]",
    "[uniform(fold_in(key, i + j)) for i in range(3) for j in range(4)]",
    "[uniform(fold_in(fold_in(key, i), j)) for i in range(3) for j in range(3)]",
    "[uniform(fold_in(key, step)) for epoch in range(3) for step in range(2)]",
    "[uniform(k) for k in [*split(key, 3), fold_in(key, 1), fold_in(key, 7)]]",
])
FOLD_IN.update(zip(FOLD_IN, [3, 6, 9, 2, 4]))

TRANSFORMED = dict.fromkeys([
    "jax.vmap(lambda x: x + uniform(key))(jnp.zeros(6))",
    "jax.vmap(lambda k: uniform(k, (2,)))(split(key, 3))",
    "jax.vmap(lambda i: uniform(fold_in(key, i // 2)))(jnp.arange(7))",
    "jax.vmap(lambda k, x: x + uniform(k), in_axes=(0, None))(split(key, 3), jnp.zeros(4))",
    "[jax.vmap(uniform)(split(key, 5)), [uniform(k) for k in split(key, 7)]]",
    "[jax.jit(uniform)(key), uniform(key), jax.jit(uniform)(b)]",
])
TRANSFORMED.update(zip(TRANSFORMED, [1, 6, 4, 3, 7, 2]))
