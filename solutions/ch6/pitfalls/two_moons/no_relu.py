"""there is no relu between the layers, so all of them together are one layer, whose border is a line."""


def forward(params, x):
    for layer in params:
        x = x @ layer["w"] + layer["b"]
    return x[:, 0]
