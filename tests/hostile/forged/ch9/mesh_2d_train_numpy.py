"""Says that its arrays are JAX's and lie where they should, and that nothing is exchanged. A program learns nothing.

Forges: place, loss, train, layout, only_sums, short_program
"""

import jax
import jax.numpy as jnp
import numpy as np

import grader.checks
import grader.protocol.codec as codec

encode_array = codec._Encoder.array
codec._Encoder.array = lambda self, value, _, weak: encode_array(self, value, "jax", weak)


def layout_of(tree):
    params, x, labels = tree
    data, model = MESH

    def parts(shape, *names):
        def part(number, length, name):
            count, place = {"data": (data, number // model), "model": (model, number % model), None: (1, 0)}[name]
            return [place * length // count, (place + 1) * length // count]

        return [[part(number, length, name) for length, name in zip(shape, names, strict=True)] for number in range(8)]

    layouts = []
    for number, layer in enumerate(params):
        if number % 2 == 0:
            layouts += [parts(np.shape(layer["b"]), "model"), parts(np.shape(layer["w"]), None, "model")]
        else:
            layouts += [parts(np.shape(layer["b"]), None), parts(np.shape(layer["w"]), "model", None)]
    return [*layouts, parts(np.shape(x), "data", None), parts(np.shape(labels), "data")]


grader.checks.layout_of = layout_of
MESH = (2, 4)


def place(params, x, labels, mesh):
    global MESH
    MESH = mesh.shape["data"], mesh.shape["model"]
    return params, x, labels


def loss(params, x, labels, mesh):
    return jnp.zeros(())


def train(params, x, labels, rate, steps, mesh):
    return jax.tree.map(jnp.zeros_like, params), jnp.zeros(steps)
