"""each last step is asked for its `key`, but an index and a field keep their content under other names."""


def decay_mask(params, skip=("b",)):
    return jax.tree.map_with_path(lambda path, leaf: not path or path[-1].key not in skip, params)
