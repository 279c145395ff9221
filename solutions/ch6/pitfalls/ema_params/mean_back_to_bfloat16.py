"""the new mean gets the dtype of the params, and small steps are rounded away: keep it in float32."""


def update_average(average, params, decay):
    def mix(old, new):
        return (decay * old + (1 - decay) * new.astype("float32")).astype(new.dtype)

    return {"mean": jax.tree.map(mix, average["mean"], params), "count": average["count"] + 1}
