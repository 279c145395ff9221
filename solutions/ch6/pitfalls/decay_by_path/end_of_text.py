"""the text of the path is compared by its end, and `bb` ends with `b` too."""


def decay_mask(params, skip=("b",)):
    return jax.tree.map_with_path(
        lambda path, leaf: (
            not any(jax.tree_util.keystr(path, simple=True, separator="/").endswith(name) for name in skip)
        ),
        params,
    )
