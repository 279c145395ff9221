"""the squares are summed up over the features or the batch, and the mean is over all elements."""


def train_step(block, x, y, rate):
    def loss(block):
        return jnp.mean(jnp.sum((apply(block, x) - y) ** 2, axis=1))

    return jax.tree.map(lambda leaf, slope: leaf - rate * slope, block, jax.grad(loss)(block))
