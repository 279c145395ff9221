"""the placed arrays were written into the caller's dict: make a new dict, or let `jax.jit` place them."""


def predict(params, batch, mesh):
    def scores_and_largest(params, batch):
        scores = batch @ params["w"] + params["b"]
        return {"scores": scores, "largest": scores.max(axis=1)}

    everywhere, rows = NamedSharding(mesh, P()), NamedSharding(mesh, P("data"))
    for name in params:
        params[name] = jax.device_put(params[name], everywhere)
    out = {"scores": rows, "largest": everywhere}
    return jax.jit(scores_and_largest, in_shardings=(everywhere, rows), out_shardings=out)(params, batch)
