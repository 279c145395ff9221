"""the shares are swapped: the old mean keeps 1 - decay, and the new params get decay."""


def update_average(average, params, decay):
    mean = jax.tree.map(lambda old, new: (1 - decay) * old + decay * new.astype("float32"), average["mean"], params)
    return {"mean": mean, "count": average["count"] + 1}
