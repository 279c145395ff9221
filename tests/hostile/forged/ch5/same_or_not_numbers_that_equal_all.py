"""A number of a class of its own says that it equals all others, and other tables are empty.

A missing prediction fails, and only plain data crosses the boundary.

Forges: one_key, split, fold_in, transformed
"""


class Number(int):
    def __eq__(self, other):
        return True

    __hash__ = int.__hash__


ONE_KEY = {"[uniform(key) for i in range(5)]": Number(7)}
SPLIT = {"draw(key, 3) + draw(key, 5)": Number(7)}
FOLD_IN = {}
TRANSFORMED = {"[jax.jit(uniform)(key), uniform(key), jax.jit(uniform)(b)]": Number(7)}
