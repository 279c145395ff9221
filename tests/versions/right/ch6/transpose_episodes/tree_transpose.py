# another way: Uses `jax.tree.transpose` to swap list and tree: it says what happens, but it is longer.

import jax
import jax.numpy as jnp
from jaxtyping import Array, PyTree, Shaped


def stack_trees(trees: list[PyTree[Shaped[Array, "..."]]]) -> PyTree[Shaped[Array, "trees ..."]]:
    outer = jax.tree.structure([0] * len(trees))
    inner = jax.tree.structure(trees[0])
    lists = jax.tree.transpose(outer, inner, trees)
    return jax.tree.unflatten(inner, [jnp.stack(column) for column in inner.flatten_up_to(lists)])


def unstack_tree(tree: PyTree[Shaped[Array, "trees ..."]]) -> list[PyTree[Shaped[Array, "..."]]]:
    leaves = jax.tree.leaves(tree)
    lists = jax.tree.map(list, tree)
    return jax.tree.transpose(jax.tree.structure(tree), jax.tree.structure([0] * len(leaves[0])), lists)
