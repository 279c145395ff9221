"""the gradient stops at every x on the way, so it is 0."""


def fixed_point(step, params, start):
    return jax.lax.stop_gradient(jax.lax.fori_loop(0, 60, lambda _, x: step(params, x), start))
