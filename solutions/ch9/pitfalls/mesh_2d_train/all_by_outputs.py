"""all layers are cut by outputs, but the second one of each pair is cut by inputs."""


def place(params, x, labels, mesh):
    def on_mesh(array, *spec):
        return jax.device_put(array, NamedSharding(mesh, P(*spec)))

    def by_outputs(layer):
        if layer["b"].shape[0] % mesh.shape["model"]:
            return {"w": on_mesh(layer["w"]), "b": on_mesh(layer["b"])}
        return {"w": on_mesh(layer["w"], None, "model"), "b": on_mesh(layer["b"], "model")}

    return [by_outputs(layer) for layer in params], on_mesh(x, "data"), on_mesh(labels, "data")
