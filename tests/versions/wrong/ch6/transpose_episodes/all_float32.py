# breaks: "of `trees[i]`. The dtypes are kept.": everything is stacked as float32, so int32, bool and bfloat16 leaves lose their dtype
import jax
import jax.numpy as jnp
from jaxtyping import Array, PyTree, Shaped


def stack_trees(trees: list[PyTree[Shaped[Array, "..."]]]) -> PyTree[Shaped[Array, "trees ..."]]:
    return jax.tree.map(lambda *leaves: jnp.stack(leaves, dtype=jnp.float32), *trees)


def unstack_tree(tree: PyTree[Shaped[Array, "trees ..."]]) -> list[PyTree[Shaped[Array, "..."]]]:
    count = jax.tree.leaves(tree)[0].shape[0]
    return [jax.tree.map(lambda leaf: leaf[i], tree) for i in range(count)]
