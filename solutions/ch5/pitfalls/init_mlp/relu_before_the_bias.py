"""the bias is added after ReLU, and not before it."""


def forward(params, x):
    for layer in params[:-1]:
        x = jnp.maximum(0.0, x @ layer["w"]) + layer["b"]
    return x @ params[-1]["w"] + params[-1]["b"]
