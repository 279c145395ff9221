"""the loop ends before x has come to rest."""


@partial(jax.custom_vjp, nondiff_argnums=(0,))
def fixed_point(step, params, start):
    return jax.lax.fori_loop(0, 8, lambda _, x: step(params, x), start)


fixed_point.defvjp(_forward, _backward)
