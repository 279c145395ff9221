import jax
import jax.numpy as jnp
from jaxtyping import Array, PyTree, Shaped


def stack_trees(trees: list[PyTree[Shaped[Array, "..."]]]) -> PyTree[Shaped[Array, "trees ..."]]:
    def join(*leaves):
        return jnp.concatenate([jnp.expand_dims(leaf, 0) for leaf in leaves])

    return jax.tree.map(join, *trees)


def unstack_tree(tree: PyTree[Shaped[Array, "trees ..."]]) -> list[PyTree[Shaped[Array, "..."]]]:
    def take(i):
        return jax.tree.map(lambda leaf: jax.lax.index_in_dim(leaf, i, axis=0, keepdims=False), tree)

    first, *_ = jax.tree.leaves(tree)
    return [take(i) for i in range(len(first))]
