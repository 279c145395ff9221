"""the rate is multiplied into the velocity, so the state holds other numbers."""


def step(state, x, y, rate):
    before, gradient = jax.value_and_grad(loss)(state.params, x, y)
    velocity = jax.tree.map(lambda old, slope: 0.9 * old - rate * slope, state.velocity, gradient)
    return State(jax.tree.map(jnp.add, state.params, velocity), velocity), before
