"""`grader verify`."""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from pathlib import Path

import click

__all__ = ["command"]


@click.command("verify")
@click.argument("names", nargs=-1)
@click.option(
    "--seeds",
    type=click.IntRange(1, 1000),
    default=20,
    show_default=True,
    help="The number of seeds that solutions and pitfalls are run with.",
)
@click.option("--isolated/--no-isolated", default=True, show_default=True, help="Compare with isolated grading too.")
@click.option("--changed", metavar="COMMIT", help="Only exercises that differ from a commit, such as HEAD.")
@click.option("--mutants", is_flag=True, help="Change each solution by one step, many times: a check must reject it.")
@click.option(
    "--write",
    is_flag=True,
    help="Write `Checks:` of the docstrings, HANDED_OUT, and the table in README.md.",
)
def command(
    names: tuple[str, ...], seeds: int, isolated: bool, changed: str | None, mutants: bool, write: bool
) -> None:
    """Proves that the course is sound: for all exercises, or those named (ch2, ch2/selu).

    Exit code 0 when every proof holds, 1 when one fails.
    """
    from grader.course import find_course  # here and below: `grader --help` is answered at once

    os.environ.setdefault("JAX_NUM_CPU_DEVICES", "8")  # as in a student's pytest
    course = find_course()
    chosen = course.select(names)
    if changed is not None:
        from grader.author.changed import changed_exercises

        differing = changed_exercises(course, changed)
        chosen = tuple(exercise for exercise in chosen if exercise in differing)
        if not chosen:
            click.echo(f"nothing has changed since {changed}")
            return
    if write:
        from grader.author.docstrings import write_checks, write_handed_out
        from grader.author.path import write_course_path

        written = [path.as_posix() for path in write_course_path(course)]
        for exercise in chosen:
            written += [*write_checks(exercise), *write_handed_out(exercise)]
        for path in written:
            click.echo(f"wrote   {path}")
        return
    from grader.author.verify import fork_server_for, fork_server_with_cache, verify_course, verify_exercise
    from grader.cli.progress import progress_line

    sound = True
    for fault in verify_course(course) if not names else ():
        click.echo(f"  {fault}")
        sound = False
    with contextlib.ExitStack() as stack:
        compiled = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="jax101-")))
        server = stack.enter_context(fork_server_for(isolated))
        for_mutants = stack.enter_context(fork_server_with_cache(compiled)) if mutants else None
        step = stack.enter_context(progress_line(len(chosen)))
        column = max([24, *(len(exercise.name) for exercise in chosen)])
        for exercise in chosen:
            faults = verify_exercise(exercise, range(seeds), server, step, for_mutants, compiled)
            count = "1 fault" if len(faults) == 1 else f"{len(faults)} faults"
            click.echo(f"{exercise.name:<{column}}  {count if faults else 'sound'}")
            for fault in faults:
                click.echo("  " + fault.replace("\n", "\n    "))
            sound = sound and not faults
    if not sound:
        sys.exit(1)
