"""the error is the mean of the squares, in square degrees: its square root is missing."""


def train_and_test(months, temperatures, split, steps=300):
    weights, losses = fit(months[:split], temperatures[:split], steps)
    errors = features(months[split:]) @ weights - temperatures[split:]
    return weights, losses, jnp.mean(errors**2)
