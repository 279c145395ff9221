"""the scores have no layout of their own, so they are whole on each device too."""


def predict(params, batch, mesh):
    def scores_and_largest(params, batch):
        scores = batch @ params["w"] + params["b"]
        return {"scores": scores, "largest": scores.max(axis=1)}

    everywhere, rows = NamedSharding(mesh, P()), NamedSharding(mesh, P("data"))
    return jax.jit(scores_and_largest, in_shardings=(everywhere, rows), out_shardings=everywhere)(params, batch)
