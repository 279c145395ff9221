"""each device kept the sum over its own examples, and nobody added up those of all devices."""


def weight_gradient(batch, errors, mesh):
    rows = P("devices")
    local = jax.shard_map(
        lambda batch, errors: batch.T @ errors, mesh=mesh, in_specs=(rows, rows), out_specs=P(), check_vma=False
    )
    return local(batch, errors)
