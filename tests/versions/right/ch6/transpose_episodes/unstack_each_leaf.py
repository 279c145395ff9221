# another way: Cuts each leaf with `jnp.unstack`, the opposite of `jnp.stack`, and builds trees of it.

import jax
import jax.numpy as jnp
from jaxtyping import Array, PyTree, Shaped


def stack_trees(trees: list[PyTree[Shaped[Array, "..."]]]) -> PyTree[Shaped[Array, "trees ..."]]:
    first, *others = trees
    return jax.tree.map(lambda leaf, *leaves: jnp.array([leaf, *leaves]), first, *others)


def unstack_tree(tree: PyTree[Shaped[Array, "trees ..."]]) -> list[PyTree[Shaped[Array, "..."]]]:
    leaves, structure = jax.tree.flatten(tree)
    parts = [jnp.unstack(leaf) for leaf in leaves]
    count = len(parts[0])
    return [jax.tree.unflatten(structure, [part[i] for part in parts]) for i in range(count)]
