"""each step of the path is looked at, so nothing below a key `b` decays: only the last step counts."""


def decay_mask(params, skip=("b",)):
    return jax.tree.map_with_path(
        lambda path, leaf: not any(jax.tree_util.keystr((step,), simple=True) in skip for step in path), params
    )
