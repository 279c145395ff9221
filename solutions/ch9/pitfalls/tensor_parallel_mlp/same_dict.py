"""the dict of the argument is changed, and a new one was asked for."""


def place(params, mesh):
    specs = {"w_up": P(None, "devices"), "b_up": P("devices"), "w_down": P("devices", None), "b_down": P()}
    for name, spec in specs.items():
        params[name] = jax.device_put(params[name], NamedSharding(mesh, spec))
    return params
