"""nothing says how the arrays are laid out, so the results stay on one device: give the shardings to `jax.jit`."""


def predict(params, batch, mesh):
    def scores_and_largest(params, batch):
        scores = batch @ params["w"] + params["b"]
        return {"scores": scores, "largest": scores.max(axis=1)}

    return jax.jit(scores_and_largest)(params, batch)
