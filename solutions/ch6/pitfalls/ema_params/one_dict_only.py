"""only a dict of arrays works, because its keys are walked one by one: `jax.tree.map` takes any tree."""


def start_average(params):
    return {"mean": {name: jnp.zeros(leaf.shape) for name, leaf in params.items()}, "count": jnp.int32(0)}


def update_average(average, params, decay):
    mean = {name: decay * average["mean"][name] + (1 - decay) * leaf.astype("float32") for name, leaf in params.items()}
    return {"mean": mean, "count": average["count"] + 1}
