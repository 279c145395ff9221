"""the gradients are averaged over `model` too, but there each device has gradients of its own layers."""


def train(params, x, labels, rate, steps, mesh):
    def step(params, _):
        before, gradient = jax.value_and_grad(loss)(params, x, labels, mesh)
        gradient = jax.tree.map(lambda slope: slope / mesh.shape["model"], gradient)
        return jax.tree.map(lambda leaf, slope: leaf - rate * slope, params, gradient), before

    return jax.lax.scan(step, params, length=steps)
