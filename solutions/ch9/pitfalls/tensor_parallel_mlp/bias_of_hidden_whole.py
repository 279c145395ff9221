"""each device has all of b_up, and it needs only the elements of its own hidden units."""


def place(params, mesh):
    specs = {"w_up": P(None, "devices"), "b_up": P(), "w_down": P("devices", None), "b_down": P()}
    return {name: jax.device_put(params[name], NamedSharding(mesh, spec)) for name, spec in specs.items()}
