"""a bias that is cut was added to rows that are cut: gather it first, as the weights."""


def step(state, x, y, rate, mesh):
    def loss(params):
        hidden = jax.nn.relu(x @ params["w1"] + params["b1"])
        return jnp.mean((hidden @ params["w2"] + params["b2"] - y) ** 2)

    before, gradient = jax.value_and_grad(loss)(state.params)
    velocity = jax.tree.map(lambda old, slope: 0.9 * old + slope, state.velocity, gradient)
    params = jax.tree.map(lambda old, speed: old - rate * speed, state.params, velocity)
    return State(params, velocity), before
