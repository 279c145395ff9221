"""the params are made whole after the last step, but each device should keep its own part."""


def train(params, x, labels, rate, steps, mesh):
    def step(params, _):
        before, gradient = jax.value_and_grad(loss)(params, x, labels, mesh)
        return jax.tree.map(lambda leaf, slope: leaf - rate * slope, params, gradient), before

    params, losses = jax.lax.scan(step, params, length=steps)
    return jax.reshard(params, NamedSharding(mesh, P())), losses
