"""the weights are a global variable, so a second fit starts where the first one ended."""

weights = jnp.zeros(4)


def fit(months, temperatures, steps=300):
    global weights
    x = features(months)
    losses = []
    for _ in range(steps):
        weights, loss = _step(weights, x, temperatures)
        losses.append(loss)
    return weights, losses
