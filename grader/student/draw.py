"""Draws what a build exercise shows when its module is run. matplotlib is optional: without it, nothing is drawn."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

__all__ = ["draw"]


def draw(name: str, *panels: Callable[[Any], None]) -> None:
    """Draws panels below each other into a PNG file in the working folder, and prints its name.

    A notebook shows the picture too.

    Args:
        name: of the picture, without an ending.
        panels: each draws on the matplotlib axes that it is given.
    """
    try:
        # Only this needs matplotlib.
        from matplotlib.figure import Figure
    except ImportError:
        print('To see the picture too, run `pip install "jax101[draw]"` or `pip install matplotlib`.')
        return
    figure = Figure(figsize=(9, 3.2 * len(panels)), layout="constrained")
    for axes, panel in zip(figure.subplots(len(panels), squeeze=False).flat, panels, strict=True):
        panel(axes)
    path = Path(f"{name}.png")
    figure.savefig(path, dpi=120)
    print(f"The picture is in {path}.")
    ipython = sys.modules.get("IPython")
    if ipython is not None and ipython.get_ipython() is not None:  # in a notebook
        ipython.display.display(ipython.display.Image(filename=str(path)))
