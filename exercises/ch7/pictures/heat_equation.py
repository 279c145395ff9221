"""Cools a plate on eight devices with your code, compares it with one device, and draws some frames.

Nothing here is part of the exercise. `python -m exercises.ch7.heat_equation` runs it.
"""

import jax
import numpy as np
from jax.sharding import NamedSharding
from jax.sharding import PartitionSpec as P

from grader.student.draw import draw

DESCRIPTION = """
Four frames of a plate that lies in strips on eight devices. A hot disk and a hot rectangle blur and cool down,
while heat rises from the hot lower edge. Nothing is seen of the borders between the devices.
"""

DEVICES, ROWS, COLUMNS = 8, 64, 180
RATE, STEPS, FRAMES = 0.2, 150, 4


def show(cool, film):
    """Prints how far your plate is from that of one device, and draws the frames."""
    try:
        cool_and_draw(cool, film)
    except NotImplementedError as missing:
        print(f"`{missing}` is not written yet.")


def cool_and_draw(cool, film):
    if jax.config.jax_num_cpu_devices != DEVICES:
        jax.config.update("jax_num_cpu_devices", DEVICES)  # before JAX computes anything
    mesh = jax.make_mesh((DEVICES,), ("devices",), devices=jax.devices("cpu")[:DEVICES])
    start = make_plate()
    plate = jax.device_put(start, NamedSharding(mesh, P("devices", None)))

    frames = np.asarray(film(plate, RATE, STEPS, FRAMES, mesh))
    last = np.asarray(cool(plate, RATE, STEPS * (FRAMES - 1), mesh))
    print(f"A plate of {ROWS} rows on {DEVICES} devices, {STEPS * (FRAMES - 1)} steps:")
    expected = cool_on_one_device(start)
    for name, got in (("cool", last), ("the last frame of film", frames[-1])):
        print(f"{name}: at most {np.max(np.abs(got - expected)):.5f} degrees from one device")

    def draw_frame(number):
        def panel(axes):
            image = axes.imshow(frames[number], cmap="inferno", vmin=0, vmax=100, aspect="auto")
            for border in range(1, DEVICES):
                axes.axhline(border * ROWS / DEVICES - 0.5, color="white", linewidth=0.3)
            axes.set(title=f"After {number * STEPS} steps" if number else "The plate. White lines separate the devices")
            axes.figure.colorbar(image, ax=axes, label="degrees")

        return panel

    draw("heat_equation", *map(draw_frame, range(FRAMES)))


def make_plate():
    """Returns a cold plate with a hot lower edge and two hot spots."""
    row, column = np.mgrid[:ROWS, :COLUMNS]
    plate = np.zeros((ROWS, COLUMNS), np.float32)
    plate[(row - 20) ** 2 + (column - 50) ** 2 < 150] = 100
    plate[(abs(row - 32) < 9) & (abs(column - 130) < 15)] = 80
    plate[-1] = 100
    return plate


def cool_on_one_device(plate):
    """Takes all steps with NumPy."""
    plate = plate.astype(np.float64)
    for _ in range(STEPS * (FRAMES - 1)):
        inner = plate[1:-1, 1:-1]
        beside = plate[:-2, 1:-1] + plate[2:, 1:-1] + plate[1:-1, :-2] + plate[1:-1, 2:]
        plate[1:-1, 1:-1] = inner + RATE * (beside - 4 * inner)
    return plate
