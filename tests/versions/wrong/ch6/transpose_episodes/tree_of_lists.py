# breaks: "A list with one tree for each index of the first axis.": maps each leaf to a list of slices, so the lists are inside the containers
import jax
import jax.numpy as jnp
from jaxtyping import Array, PyTree, Shaped


def stack_trees(trees: list[PyTree[Shaped[Array, "..."]]]) -> PyTree[Shaped[Array, "trees ..."]]:
    return jax.tree.map(lambda *leaves: jnp.stack(leaves), *trees)


def unstack_tree(tree: PyTree[Shaped[Array, "trees ..."]]) -> list[PyTree[Shaped[Array, "..."]]]:
    return jax.tree.map(lambda leaf: [leaf[i] for i in range(leaf.shape[0])], tree)
