"""a Python loop calls the function once for each example or member, so the program grows with them."""


def run_ensemble(params, x):
    members = range(params["w"].shape[0])
    return jnp.stack([x @ params["w"][i] + params["b"][:, i] for i in members])


def map_some(fn, params, data, mapped):
    count = len(jax.tree.leaves([data[name] for name in mapped])[0])

    def one(i):
        return {k: jax.tree.map(lambda array: array[i], v) if k in mapped else v for k, v in data.items()}

    return jax.tree.map(lambda *parts: jnp.stack(parts), *[fn(params, one(i)) for i in range(count)])
