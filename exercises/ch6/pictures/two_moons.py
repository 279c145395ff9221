"""Trains your network on two moons, prints how often it is right, and draws the border that it found.

Nothing here is part of the exercise. `python -m exercises.ch6.two_moons` runs it.
"""

import jax
import jax.numpy as jnp
import numpy as np

from grader.student.draw import draw

DESCRIPTION = """
Three panels. A straight line cuts off the tips of two moons of points. A network with two hidden layers bends its
border between them. The network's loss falls far below that of the line.
"""

SIZES = (2, 16, 16, 1)
TRAIN, TEST, STEPS, RATE, DECAY = 400, 1000, 1000, 0.5, 0.001
SIDE = 150
COLORS = ("tab:blue", "tab:orange")


def show(init, forward, loss, step):
    """Prints the accuracy of a line and of a network on new points, and draws both borders and the losses."""
    try:
        train_and_draw(init, forward, loss, step)
    except NotImplementedError as missing:
        print(f"`{missing}` is not written yet.")


def draw_moons(rng, count):
    """Draws points on two half circles, off by some noise. Their labels are 0 and 1 in turn."""
    angles, labels = rng.uniform(0, np.pi, size=count), np.arange(count) % 2
    upper = np.stack([np.cos(angles), np.sin(angles)], axis=1)
    places = np.where(labels[:, None] == 0, upper, [1.0, 0.5] - upper) + rng.normal(scale=0.1, size=(count, 2))
    return jnp.asarray(places, "float32"), jnp.asarray(labels, "int32")


def train_and_draw(init, forward, loss, step):
    rng = np.random.default_rng(0)
    train, (new, labels) = draw_moons(rng, TRAIN), draw_moons(rng, TEST)

    @jax.jit
    def train_all(params):
        def advance(params, _):
            return step(params, *train, RATE, DECAY), loss(params, *train)

        return jax.lax.scan(advance, params, length=STEPS)

    print(f"{TRAIN} points on two moons, {STEPS:,} steps. {TEST:,} new points judge the result:")
    trained, losses = {}, {}
    for name, sizes in (("a line", (SIZES[0], SIZES[-1])), (f"layers of {SIZES}", SIZES)):
        trained[name], losses[name] = train_all(init(jax.random.key(0), sizes))
        right = np.mean((np.asarray(forward(trained[name], new)) > 0) == np.asarray(labels))
        print(f"{name}: {right:.1%} right, loss {float(losses[name][-1]):.3f}")

    across, up = np.linspace(-1.5, 2.5, SIDE, dtype=np.float32), np.linspace(-1.0, 1.5, SIDE, dtype=np.float32)
    grid = jnp.asarray(np.stack(np.meshgrid(across, up), axis=-1).reshape(-1, 2))

    def draw_border(name):
        def panel(axes):
            plane = np.asarray(forward(trained[name], grid)).reshape(SIDE, SIDE)
            axes.contourf(across, up, plane, levels=[-np.inf, 0, np.inf], colors=COLORS, alpha=0.3)
            for label, color in enumerate(COLORS):
                axes.plot(*np.asarray(train[0])[np.asarray(train[1]) == label].T, ".", color=color)
            axes.set(title=f"Which moon each place belongs to, by {name}")
            axes.set_aspect("equal")

        return panel

    def draw_losses(axes):
        for name, curve in losses.items():
            axes.semilogy(np.asarray(curve), label=name)
        axes.set(xlabel="step", ylabel="loss", title="The loss while it trains")
        axes.legend()

    draw("two_moons", *map(draw_border, trained), draw_losses)
