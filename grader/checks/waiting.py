"""Waiting: a training loop that looks at a result waits for the device. A pretend step notes who looks."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable
from typing import Any

import numpy as np

__all__ = ["waits_of"]


class Pending:
    """Stands in for a result that the device is still computing, and notes each wait for it.

    Args:
        name: of the result, in words.
        events: the list that gets a note.
    """

    def __init__(self, name: str, events: list[str]) -> None:
        self.name, self.events = name, events

    def block_until_ready(self) -> Pending:
        self.events.append(f"waits for {self.name}")
        return self

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> np.ndarray:
        self.block_until_ready()
        return np.zeros((), dtype or np.float32)

    def __float__(self) -> float:
        return float(self.__array__())

    def __bool__(self) -> bool:
        return bool(self.__array__())

    def __str__(self) -> str:
        return str(self.__array__())

    def __format__(self, spec: str) -> str:
        return format(float(self), spec)

    item = tolist = __float__
    __repr__ = __str__

    def later(self, *_: Any) -> Pending:
        return Pending(self.name, self.events)

    __add__ = __radd__ = __sub__ = __mul__ = __truediv__ = __lt__ = __gt__ = __le__ = __ge__ = later


def waits_of(
    train: Callable[[Callable[..., Any], dict[str, Any]], Any], names: Iterable[str], *, steps: int
) -> dict[str, Any]:
    """Trains with a step that computes nothing, and reports the steps and the waits before the last step.

    Runs in the process that holds the student's code. So its word is believed.

    Args:
        train: trains with a step, from parameters. The step returns new parameters and a loss.
        names: of the parameters.
        steps: the expected number of steps. An exception after that many is left out, because it has no results.
    """
    events: list[str] = []
    numbers = itertools.count(1)

    def step(params: dict[str, Any], *_: Any) -> tuple[dict[str, Any], Any]:
        number = next(numbers)
        events.append(f"step {number}")
        new_params = {name: Pending(f"parameter {name} of step {number}", events) for name in params}
        return new_params, Pending(f"the loss of step {number}", events)

    try:
        train(step, {name: Pending(f"parameter {name}", events) for name in names})
    except Exception:
        if f"step {steps}" not in events:
            raise
    while events and not events[-1].startswith("step"):
        events.pop()
    waits = [event for event in events if not event.startswith("step")]
    return {"steps": len(events) - len(waits), "waits": len(waits), "the first waits": waits[:3]}
