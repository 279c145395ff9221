"""Sample categories by noise and `argmax`, and several different ones by the largest k.

Lesson: exercises/ch5/README.md#gumbel_max

Your code changes no argument, no global and no setting of JAX, and it prints nothing.

In both functions:

- The last axis of `weights` counts the categories. A *row* is what is left if you fix all other indices. There may be
  no other axis, and then there is one row.
- Each weight is 0, or between 1e-20 and 100. The weights of a row need not add up to 1. The probability of a category
  is its weight, divided by the sum of its row.
- Each row is sampled independently of all others, also if all rows are equal.
- No Python loop runs over rows or categories: with k at most 2, a traced call has at most 500 operations, however many
  there are.
- The functions work inside `jax.jit` and `jax.vmap` too. All keys are typed.
"""

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float32, Int32, Key


def sample(key: Key[Array, ""], weights: Float32[Array, "... categories"]) -> Int32[Array, "..."]:
    """Chooses one category for each row.

    - Each category is chosen with its probability. So a category with the weight 0 never is.

    Args:
        key: a typed key. The caller uses it for this call only.
        weights: at least one row. In each row, at least one weight is above 0.

    Returns:
        The number of a category for each row, int32.

    Example:
        >>> rows = jnp.array([[0.0, 3.0, 0.0], [0.5, 0.0, 0.5]])
        >>> choices = sample(jax.random.key(0), rows)
        >>> print(choices.shape, choices[0], choices[1] in (0, 2))
        (2,) 1 True

    Checks:
        - sample chooses each category as often as its weight says, in any shape
        - a category of weight 0 is never chosen, not even if all others are tiny
        - the rows are sampled independently, and different keys give different samples
        - no Python loop runs over rows or categories: more of them make no program longer
    """
    # TODO: about 2 lines.
    raise NotImplementedError("sample")


def sample_without_replacement(
    key: Key[Array, ""], weights: Float32[Array, "... categories"], k: int
) -> Int32[Array, "... k"]:
    """Chooses k different categories for each row, one after the other.

    - The first one is chosen as in `sample`.
    - Each next one is chosen among the rest, by the weights of the rest. For example, after category 0 of the row
      [5.0, 3.0, 2.0], the others have the probabilities 0.6 and 0.4.
    - A category with the weight 0 is never chosen.

    Args:
        key: a typed key. The caller uses it for this call only.
        weights: at least one row. In each row, at least k weights are above 0.
        k: how many categories to choose, a Python int, at least 1.

    Returns:
        The numbers of k categories for each row, int32, in the order in which they are chosen.

    Example:
        >>> row = jnp.array([0.5, 0.0, 0.3, 0.2])
        >>> choices = sample_without_replacement(jax.random.key(0), row, 3)
        >>> print(choices.shape, sorted(choices.tolist()))
        (3,) [0, 2, 3]

    Checks:
        - sample_without_replacement chooses k different categories, in any shape
        - each next category is chosen among the rest, with the ratios of their weights
        - a category of weight 0 is never chosen, not even if all others are tiny
        - the rows are sampled independently, and different keys give different samples
        - no Python loop runs over rows or categories: more of them make no program longer
    """
    # TODO: about 2 lines.
    raise NotImplementedError("sample_without_replacement")
