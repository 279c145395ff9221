import jax
import jax.numpy as jnp
from jaxtyping import Array, PyTree, Shaped


@jax.jit
def _stack(trees):
    return jax.tree.map(lambda *leaves: jnp.stack(leaves), *trees)


@jax.jit
def _unstack(tree):
    counts = {leaf.shape[0] for leaf in jax.tree.leaves(tree)}
    (count,) = counts
    return [jax.tree.map(lambda leaf: leaf[i, ...], tree) for i in range(count)]


def stack_trees(trees: list[PyTree[Shaped[Array, "..."]]]) -> PyTree[Shaped[Array, "trees ..."]]:
    return _stack(list(trees))


def unstack_tree(tree: PyTree[Shaped[Array, "trees ..."]]) -> list[PyTree[Shaped[Array, "..."]]]:
    return _unstack(tree)
