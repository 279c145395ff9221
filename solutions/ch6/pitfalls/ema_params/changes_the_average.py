"""the average of the caller is changed: return a new dict."""


def update_average(average, params, decay):
    average["mean"] = jax.tree.map(
        lambda old, new: decay * old + (1 - decay) * new.astype("float32"), average["mean"], params
    )
    average["count"] = average["count"] + 1
    return average
