import jax
import jax.numpy as jnp
from jaxtyping import Array, PyTree, Shaped


def stack_trees(trees: list[PyTree[Shaped[Array, "..."]]]) -> PyTree[Shaped[Array, "trees ..."]]:
    structure = jax.tree.structure(trees[0])
    columns = zip(*[jax.tree.leaves(tree) for tree in trees])
    return jax.tree.unflatten(structure, [jnp.stack(column, axis=0) for column in columns])


def unstack_tree(tree: PyTree[Shaped[Array, "trees ..."]]) -> list[PyTree[Shaped[Array, "..."]]]:
    leaves, structure = jax.tree.flatten(tree)
    return [structure.unflatten(row) for row in zip(*leaves)]
