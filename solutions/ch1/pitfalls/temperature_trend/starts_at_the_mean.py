"""the first weight starts at the mean temperature, but all four start at zero."""


def fit(months, temperatures, steps=300):
    x = features(months)
    weights = jnp.zeros(4).at[0].set(jnp.mean(temperatures))
    losses = []
    for _ in range(steps):
        weights, loss = _step(weights, x, temperatures)
        losses.append(loss)
    return weights, losses
