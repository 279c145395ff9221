"""the fit gets all months, so it has seen the years that it is tested on."""


def train_and_test(months, temperatures, split, steps=300):
    weights, losses = fit(months, temperatures, steps)
    errors = features(months[split:]) @ weights - temperatures[split:]
    return weights, losses, jnp.sqrt(jnp.mean(errors**2))
