"""the error is that in the years of training, which says nothing of a forecast."""


def train_and_test(months, temperatures, split, steps=300):
    weights, losses = fit(months[:split], temperatures[:split], steps)
    errors = features(months[:split]) @ weights - temperatures[:split]
    return weights, losses, jnp.sqrt(jnp.mean(errors**2))
