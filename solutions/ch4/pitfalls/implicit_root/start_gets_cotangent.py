"""the start gets the cotangent of x, but from any start near by the loop comes to the same point."""


def _backward(step, kept, cotangent):
    params, x = kept
    jacobian = jax.jacobian(step, argnums=1)(params, x)
    pulled = jnp.linalg.solve((jnp.eye(x.size) - jacobian).T, cotangent)
    _, pull = jax.vjp(lambda params: step(params, x), params)
    return *pull(pulled), cotangent


fixed_point.defvjp(_forward, _backward)
