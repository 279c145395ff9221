"""`(1 - decay) * params` is rounded to bfloat16: convert the params to float32 first."""


def update_average(average, params, decay):
    mean = jax.tree.map(lambda old, new: decay * old + (1 - decay) * new, average["mean"], params)
    return {"mean": mean, "count": average["count"] + 1}
