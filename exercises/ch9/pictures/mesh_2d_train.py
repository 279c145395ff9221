"""Trains your network on eight devices and on one, prints how far the losses are apart, and draws both curves.

Nothing here is part of the exercise. `python -m exercises.ch9.mesh_2d_train` runs it.
"""

import itertools

import jax
import numpy as np

from grader.student.draw import draw

DESCRIPTION = """
Two panels. The loss on 2 x 4 devices and the loss on one device fall together. They differ by about one in ten
million.
"""

DEVICES, DATA, MODEL = 8, 2, 4
SIZES = (2, 16, 16, 16, 1)
POINTS, STEPS, RATE = 400, 400, 0.2


def show(place, train):
    """Prints and draws the losses of two trainings with your code, on eight devices and on one."""
    try:
        train_and_draw(place, train)
    except NotImplementedError as missing:
        print(f"`{missing}` is not written yet.")


def train_and_draw(place, train):
    if jax.config.jax_num_cpu_devices != DEVICES:
        jax.config.update("jax_num_cpu_devices", DEVICES)  # before JAX computes anything
    rng = np.random.default_rng(0)
    params, (x, labels) = make_params(rng), make_moons(rng)

    jitted = jax.jit(train, static_argnames=("steps", "mesh"))
    curves, trained = {}, {}
    for data, model in ((DATA, MODEL), (1, 1)):
        devices = jax.devices("cpu")[: data * model]
        mesh = jax.make_mesh((data, model), ("data", "model"), devices=devices)
        after, losses = jitted(*place(params, x, labels, mesh), RATE, STEPS, mesh)
        name = f"{data} x {model} devices" if len(devices) > 1 else "1 device"
        trained[name], curves[name] = after, np.asarray(losses)

    (name, many), (_, one) = curves.items()
    print(f"{POINTS} points on two moons, layers of {SIZES}, {STEPS} steps:")
    print(f"the loss falls from {one[0]:.3f} to {one[-1]:.3f}")
    print(f"the losses on {name} are at most {np.max(np.abs(many - one)):.0e} from those on 1 device")
    leaves = jax.tree.leaves(trained[name])
    whole = sum(leaf.nbytes for leaf in leaves)
    part = sum(leaf.addressable_shards[0].data.nbytes for leaf in leaves)
    print(f"a device holds {part} of the {whole} bytes of the params")

    def draw_losses(axes):
        axes.semilogy(one, color="tab:orange", linewidth=6, alpha=0.5, label="1 device")
        axes.semilogy(many, color="tab:blue", linewidth=1.5, label=name)
        axes.set(xlabel="step", ylabel="loss", title="The loss while it trains")
        axes.legend()

    def draw_difference(axes):
        axes.plot(many - one, color="tab:blue", linewidth=0.8)
        axes.set(xlabel="step", ylabel="difference", title=f"The loss on {name}, minus that on 1 device")

    draw("mesh_2d_train", draw_losses, draw_difference)


def make_params(rng):
    """Returns layers with random weights, and biases of 0."""
    return [
        {
            "w": rng.normal(scale=np.sqrt(2 / inputs), size=(inputs, outputs)).astype("float32"),
            "b": np.zeros(outputs, "float32"),
        }
        for inputs, outputs in itertools.pairwise(SIZES)
    ]


def make_moons(rng):
    """Returns points on two half circles, off by some noise. Their labels are 0 and 1 in turn."""
    angles, labels = rng.uniform(0, np.pi, size=POINTS), np.arange(POINTS) % 2
    upper = np.stack([np.cos(angles), np.sin(angles)], axis=1)
    places = np.where(labels[:, None] == 0, upper, [1.0, 0.5] - upper) + rng.normal(scale=0.1, size=(POINTS, 2))
    return places.astype("float32"), labels.astype("int32")
