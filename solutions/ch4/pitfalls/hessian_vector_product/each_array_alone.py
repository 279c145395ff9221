"""each array of the tree was moved alone, so second derivatives between two arrays are missing."""


def hessian_vector_product(fn, params, direction):
    leaves, structure = jax.tree.flatten(params)
    steps = jax.tree.leaves(direction)

    def of_one(number):
        def gradient(leaf):
            moved = [*leaves[:number], leaf, *leaves[number + 1 :]]
            return jax.tree.leaves(jax.grad(fn)(jax.tree.unflatten(structure, moved)))[number]

        return jax.jvp(gradient, (leaves[number],), (steps[number],))[1]

    return jax.tree.unflatten(structure, [of_one(number) for number in range(len(leaves))])
