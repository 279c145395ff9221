# breaks: "A tree has any containers that JAX knows, in any depth, NamedTuples and registered dataclasses included.": reads the count from the first value of a dict, so lists, NamedTuples, dicts in dicts, a single array and a first None fail
import jax
import jax.numpy as jnp
from jaxtyping import Array, PyTree, Shaped


def stack_trees(trees: list[PyTree[Shaped[Array, "..."]]]) -> PyTree[Shaped[Array, "trees ..."]]:
    return jax.tree.map(lambda *leaves: jnp.stack(leaves), *trees)


def unstack_tree(tree: PyTree[Shaped[Array, "trees ..."]]) -> list[PyTree[Shaped[Array, "..."]]]:
    count = next(iter(tree.values())).shape[0]
    return [jax.tree.map(lambda leaf: leaf[i], tree) for i in range(count)]
