"""the squares of all outputs of an example are added up, but the mean goes over the outputs too."""


def gradient(params, x, y, mesh):
    def loss(params):
        return jnp.mean(jnp.sum((forward(params, x, mesh) - y) ** 2, axis=1))

    return jax.grad(loss)(params)
