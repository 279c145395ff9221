"""the rows of the Hessian were summed before the direction came in, so only its diagonal may be filled."""


def hessian_vector_product(fn, params, direction):
    def sum_of_gradient(params):
        return sum(jnp.sum(leaf) for leaf in jax.tree.leaves(jax.grad(fn)(params)))

    return jax.tree.map(jnp.multiply, jax.grad(sum_of_gradient)(params), direction)
