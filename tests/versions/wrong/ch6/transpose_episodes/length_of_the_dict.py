# breaks: "A list with one tree for each index of the first axis.": len(tree) counts the keys or fields of the container, not the indices of the first axis
import jax
import jax.numpy as jnp
from jaxtyping import Array, PyTree, Shaped


def stack_trees(trees: list[PyTree[Shaped[Array, "..."]]]) -> PyTree[Shaped[Array, "trees ..."]]:
    return jax.tree.map(lambda *leaves: jnp.stack(leaves), *trees)


def unstack_tree(tree: PyTree[Shaped[Array, "trees ..."]]) -> list[PyTree[Shaped[Array, "..."]]]:
    return [jax.tree.map(lambda leaf: leaf[i], tree) for i in range(len(tree))]
