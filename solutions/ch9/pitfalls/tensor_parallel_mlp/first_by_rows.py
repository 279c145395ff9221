"""w_up is cut by rows, which are the features: no device has a whole hidden unit."""


def place(params, mesh):
    specs = {"w_up": P("devices", None), "b_up": P(), "w_down": P("devices", None), "b_down": P()}
    size = mesh.size
    specs["w_up"] = specs["w_up"] if params["w_up"].shape[0] % size == 0 else P()
    return {name: jax.device_put(params[name], NamedSharding(mesh, spec)) for name, spec in specs.items()}
