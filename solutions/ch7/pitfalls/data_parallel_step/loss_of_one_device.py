"""the loss is that of one device, and `check_vma=False` hides that the others have another one."""


@functools.partial(jax.jit, static_argnames="mesh")
def step(params, x, y, rate, mesh):
    def local_step(params, x, y):
        def loss(params):
            return jnp.mean((x @ params["w"] + params["b"] - y) ** 2)

        before, gradient = jax.value_and_grad(loss)(params)
        gradient = jax.lax.pmean(gradient, "devices")
        return jax.tree.map(lambda leaf, slope: leaf - rate * slope, params, gradient), before

    parts = P("devices")
    return jax.shard_map(local_step, mesh=mesh, in_specs=(P(), parts, parts), out_specs=P(), check_vma=False)(
        params, x, y
    )
