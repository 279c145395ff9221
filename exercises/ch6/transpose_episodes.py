"""Turn a list of trees into one tree of stacked arrays, and back.

Lesson: exercises/ch6/README.md#transpose_episodes

Your code changes no argument, no global and no setting of JAX, and it prints nothing.

In both functions:

- A tree has any containers that JAX knows, in any depth, NamedTuples and registered dataclasses included. It has at
  least one leaf, and it may be a single array. `None` and empty containers hold no leaf, and stay as they are.
- Each leaf is a JAX array of any shape, perhaps a scalar, or a tracer. Its dtype is float32, bfloat16, int32 or bool.
  The leaves of one tree may differ in shape and dtype.
- The functions work inside `jax.jit` too.
"""

import jax
import jax.numpy as jnp
from jaxtyping import Array, PyTree, Shaped


def stack_trees(trees: list[PyTree[Shaped[Array, "..."]]]) -> PyTree[Shaped[Array, "trees ..."]]:
    """Stacks the leaves of several trees.

    Args:
        trees: at least one tree. All have the same structure. Leaves in the same place have the same shape and dtype.

    Returns:
        One tree in the containers of each tree. Each leaf has one axis more, in front: index i along it holds the leaf
        of `trees[i]`. The dtypes are kept.

    Example:
        >>> episodes = [{"rewards": jnp.array([1.0, 0.0]), "won": jnp.array(n > 0)} for n in range(3)]
        >>> stack_trees(episodes)
        {'rewards': Array([[1., 0.],
               [1., 0.],
               [1., 0.]], dtype=float32), 'won': Array([False,  True,  True], dtype=bool)}

    Checks:
        - stack_trees stacks the leaves of all trees along a new first axis
        - containers, dtypes, None and scalar leaves come out right in both functions
        - unstack_tree undoes stack_trees, for a single tree too
        - both functions work inside jax.jit
    """
    # TODO: about 1 line.
    raise NotImplementedError("stack_trees")


def unstack_tree(tree: PyTree[Shaped[Array, "trees ..."]]) -> list[PyTree[Shaped[Array, "..."]]]:
    """Takes a tree of stacked arrays apart, into a list of trees.

    Args:
        tree: a tree whose leaves all have at least one axis. The first axis has the same length in all of them, at
            least 1.

    Returns:
        A list with one tree for each index of the first axis. Tree i is in the containers of `tree`, and each of its
        leaves is the slice at index i, without the first axis. The dtypes are kept.

    Example:
        >>> tree = {"rewards": jnp.array([[1.0, 0.0], [2.0, 5.0]]), "won": jnp.array([True, False])}
        >>> unstack_tree(tree)[1]
        {'rewards': Array([2., 5.], dtype=float32), 'won': Array(False, dtype=bool)}

    Checks:
        - unstack_tree gives one tree for each index of the first axis
        - containers, dtypes, None and scalar leaves come out right in both functions
        - unstack_tree undoes stack_trees, for a single tree too
        - both functions work inside jax.jit
    """
    # TODO: about 2 lines.
    raise NotImplementedError("unstack_tree")
