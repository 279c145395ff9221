"""the count does not grow."""


def update_average(average, params, decay):
    mean = jax.tree.map(lambda old, new: decay * old + (1 - decay) * new.astype("float32"), average["mean"], params)
    return {"mean": mean, "count": average["count"]}
