import jax
import jax.numpy as jnp
from jaxtyping import Array, PyTree, Shaped


def stack_trees(trees: list[PyTree[Shaped[Array, "..."]]]) -> PyTree[Shaped[Array, "trees ..."]]:
    def fill(*leaves):
        whole = jnp.zeros((len(leaves), *leaves[0].shape), leaves[0].dtype)
        for i, leaf in enumerate(leaves):
            whole = whole.at[i].set(leaf)
        return whole

    return jax.tree.map(fill, trees[0], *trees[1:])


def unstack_tree(tree: PyTree[Shaped[Array, "trees ..."]]) -> list[PyTree[Shaped[Array, "..."]]]:
    count = max(leaf.shape[0] for leaf in jax.tree.leaves(tree))
    trees = []
    for i in range(count):
        trees.append(jax.tree.map(lambda leaf: jnp.take(leaf, i, axis=0), tree))
    return trees
