"""x depends on params through all earlier steps too, and only the last two are differentiated."""


def _backward(step, kept, cotangent):
    params, x = kept
    _, pull_x = jax.vjp(lambda x: step(params, x), x)
    _, pull = jax.vjp(lambda params: step(params, x), params)
    return *pull(cotangent + pull_x(cotangent)[0]), None


fixed_point.defvjp(_forward, _backward)
