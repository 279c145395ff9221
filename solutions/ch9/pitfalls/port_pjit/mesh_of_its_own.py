"""the function makes a mesh of eight devices, but `mesh` may have fewer or another order: use the argument."""


def product(left, right, mesh):
    mesh = Mesh(mesh_devices().reshape(2, 4), ("data", "model"))
    rows, columns = NamedSharding(mesh, P("data", None)), NamedSharding(mesh, P(None, "model"))
    tiles = NamedSharding(mesh, P("data", "model"))
    return jax.jit(jnp.matmul, in_shardings=(rows, columns), out_shardings=tiles)(left, right)


def mesh_devices():
    import numpy as np

    return np.array(jax.devices("cpu")[:8])
