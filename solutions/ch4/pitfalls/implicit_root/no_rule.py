"""a `while_loop` has no reverse mode, and no rule of its own replaces it."""


def fixed_point(step, params, start):
    def moves(carry):
        before, x = carry
        return jnp.max(jnp.abs(x - before)) > 1e-6

    return jax.lax.while_loop(moves, lambda carry: (carry[1], step(params, carry[1])), (start, step(params, start)))[1]
