"""the batch lies on a new mesh, and not on the one that was given: the order of the devices differs."""


def join(parts, mesh):
    given = sorted(mesh.devices.flat, key=lambda device: device.id)
    own = jax.make_mesh((mesh.size,), ("devices",), devices=given)
    return jax.device_put(np.concatenate(parts), NamedSharding(own, P("devices")))
