"""A progress line on a terminal, and nothing if the output is kept."""

from __future__ import annotations

import contextlib
import itertools
import sys
from collections.abc import Callable, Iterator

__all__ = ["progress_line"]


@contextlib.contextmanager
def progress_line(total: int) -> Iterator[Callable[[str], None]]:
    """Shows how many of `total` steps are done. Call the yielded function as each step begins, with its name."""
    if not sys.stderr.isatty():
        yield lambda name: None
        return
    from rich.console import Console  # here: without a terminal, nothing of rich is needed
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description:<40}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("starting", total=total)
        started: dict[str, int] = {}
        numbers = itertools.count()

        def step(name: str) -> None:
            base = name.split(":")[0]
            if base not in started:
                started[base] = next(numbers)
            progress.update(task, description=name, completed=started[base])

        yield step
