"""the indices were left out, so the arrays in a list `b` got its name: they have none."""


def decay_mask(params, skip=("b",)):
    def decays(path, leaf):
        names = [step for step in path if not isinstance(step, jax.tree_util.SequenceKey)]
        return _name(names) not in skip

    return jax.tree.map_with_path(decays, params)
