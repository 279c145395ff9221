# breaks: "Your code changes no argument, no global and no setting of JAX, and it prints nothing.": takes the first tree out of the list of the caller
import jax
import jax.numpy as jnp
from jaxtyping import Array, PyTree, Shaped


def stack_trees(trees: list[PyTree[Shaped[Array, "..."]]]) -> PyTree[Shaped[Array, "trees ..."]]:
    first = trees.pop(0)
    return jax.tree.map(lambda *leaves: jnp.stack(leaves), first, *trees)


def unstack_tree(tree: PyTree[Shaped[Array, "trees ..."]]) -> list[PyTree[Shaped[Array, "..."]]]:
    count = jax.tree.leaves(tree)[0].shape[0]
    return [jax.tree.map(lambda leaf: leaf[i], tree) for i in range(count)]
