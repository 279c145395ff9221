"""The command `grader`: argument parsing only."""

from __future__ import annotations

import contextlib
import itertools
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader import __version__

if TYPE_CHECKING:
    from grader.course import Course

__all__ = ["main"]


class _Failure(click.ClickException):
    """A person's mistake: one sentence, exit code 2."""

    exit_code = 2

    def show(self, file: object = None) -> None:
        click.echo(f"grader: {self.message}", err=True)


def _course() -> Course:
    from grader.course import find_course

    try:
        return find_course()
    except LookupError as error:
        raise _Failure(str(error)) from None


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, package_name="jax101")
def main() -> None:
    """Grades the JAX course: your own answers, or other people's."""


@main.command()
@click.argument("path", type=click.Path(path_type=Path))
@click.option(
    "--chapter", "-c", "names", multiple=True, metavar="NAME", help="Only this chapter (ch2) or exercise (ch2/selu)."
)
@click.option("--seed", type=int, help="The seed of the checks' random numbers; drawn in secret by default.")
@click.option("--json", "json_file", type=click.Path(path_type=Path), metavar="FILE", help="Where to write the report.")
@click.option("--minimum", type=click.FloatRange(0, 100), metavar="PERCENT", help="Exit with 1 below this score.")
@click.option(
    "--isolation",
    type=click.Choice(["auto", "namespaces", "user", "none"]),
    default="auto",
    show_default=True,
    help="How student code is kept apart.",
)
@click.option(
    "--timeout",
    type=click.FloatRange(1, 3600),
    default=20.0,
    show_default=True,
    metavar="SECONDS",
    help="Limit for each check.",
)
@click.option("--quiet", "-q", is_flag=True, help="Print the table only, without messages.")
def grade(
    path: Path,
    names: tuple[str, ...],
    seed: int | None,
    json_file: Path | None,
    minimum: float | None,
    isolation: str,
    timeout: float,
    quiet: bool,
) -> None:
    """Grades the submission at PATH: a folder shaped like exercises/ (or holding one), a zip, or a tar.

    Exit code 0 when grading worked, 1 under --minimum, 2 for a mistake in what was given, 3 when
    the course or the machine kept a check from being graded.
    """
    from grader.intake import InputError, read_submission

    course = _course()
    try:
        exercises = course.select(names)
        submission = read_submission(path, course)
    except (InputError, LookupError) as error:
        raise _Failure(str(error)) from None
    if json_file is not None:
        folder = json_file.absolute().parent
        if not folder.is_dir():
            raise _Failure(f"expected a folder at {folder} for the report, found none")
        if not os.access(folder, os.W_OK):
            raise _Failure(f"the report cannot be written to {json_file}: the folder is read-only")
    from grader.judging import choose_tier
    from grader.judging import grade as judge
    from grader.messages import CourseError
    from grader.reports.terminal import print_report
    from grader.results import write_whole

    try:
        tier, problem = choose_tier(isolation)
        if problem:
            click.echo(f"grader: {problem}", err=True)
        with _progress(len(exercises)) as step:
            report = judge(submission, course, exercises, seed=seed, tier=tier, seconds=timeout, progress=step)
    except (LookupError, CourseError) as error:
        raise _Failure(str(error)) from None
    problem = ""
    if json_file is not None:  # before the table: whoever was to read that may have hung up
        try:
            write_whole(json_file, report.to_json() + "\n")
        except OSError as error:
            problem = f"the report cannot be written to {json_file}: {error.strerror}"
    with _printing():
        print_report(report, course, verbose=not quiet)
        if json_file is not None and not problem:
            click.echo(f"report: {json_file}   seed: {report.seed}")
    if problem:
        raise _Failure(problem)
    if report.errors:
        sys.exit(3)
    if minimum is not None and report.max_score and 100 * report.score < minimum * report.max_score:
        click.echo(f"below the minimum of {minimum:g} %")
        sys.exit(1)


@contextlib.contextmanager
def _printing() -> Iterator[None]:
    """Where what is printed cannot be kept, as on a full disk, one sentence says so."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        raise  # `| head` has read enough: click ends quietly
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # Python flushes once more at its end
        raise _Failure(f"the table cannot be printed: {error.strerror}") from None


@contextlib.contextmanager
def _progress(total: int) -> Iterator[Callable[[str], None]]:
    """A progress line on a terminal; nothing where output is kept."""
    if not sys.stderr.isatty():
        yield lambda name: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description:<24}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("starting", total=total)
        names = itertools.count()

        def step(name: str) -> None:
            progress.update(task, description=name, completed=next(names))

        yield step


@main.command()
@click.argument("exercise")
@click.argument("level", type=click.IntRange(1, 3), default=1)
def hint(exercise: str, level: int) -> None:
    """Gives a hint for an exercise (ch2/selu): LEVEL 1 asks a question, 3 almost tells."""
    course = _course()
    try:
        found = course.exercise(exercise)
    except LookupError as error:
        raise _Failure(str(error)) from None
    section = found.section
    if section is None or len(section.hints) < level:
        raise _Failure(f"exercises/{found.chapter}/README.md has no hint {level} for {found.stem}")
    click.echo(f"{found.name}, hint {level} of {len(section.hints)}\n\n{section.hints[level - 1]}")
    if level < len(section.hints):
        click.echo(f"\nMore: grader hint {found.name} {level + 1}")


@main.command()
def doctor() -> None:
    """Says how well submissions can be kept apart on this machine, and what to install.

    Exit code 0 where some isolation works, 1 where none does.
    """
    from grader.boundary.cgroups import groups
    from grader.boundary.probe import probe
    from grader.boundary.sandbox import TIERS
    from grader.boundary.workers import Limits

    os.environ.setdefault("JAX_NUM_CPU_DEVICES", "8")
    works = []
    for tier in TIERS[:-1]:
        problem = probe(tier)
        works += [] if problem else [tier]
        click.echo(f"{tier:<12}{problem or 'works: the canary tried to get out, and could not'}")
    limits = Limits()
    click.echo(f"limits      {limits.seconds:g} s for each check, {limits.memory // 2**20} MiB for each worker")
    bounds = groups()
    if isinstance(bounds, str):
        click.echo(f"cgroups     none: {bounds} (systemd-run --user --scope -p Delegate=yes grader ... may allow them)")
    else:
        click.echo("cgroups     bound all memory and threads of each worker")
    click.echo(f"graded with {works[0] if works else 'none: fine for your own code, not for strangers'}")
    if not works:
        sys.exit(1)


@main.command("list")
@click.argument("names", nargs=-1)
def list_exercises(names: tuple[str, ...]) -> None:
    """Lists chapters and exercises with their points."""
    course = _course()
    try:
        chosen = course.select(names)
    except LookupError as error:
        raise _Failure(str(error)) from None
    for exercise in chosen:
        worth = sum(check.points for check in exercise.checks)
        title = exercise.section.title if exercise.section else ""
        click.echo(f"{exercise.name:<26}{worth:>3} points   {title}")


@main.command()
@click.argument("names", nargs=-1)
@click.option(
    "--seeds", type=click.IntRange(1, 1000), default=3, show_default=True, help="How many seeds solutions are run with."
)
@click.option("--isolated/--no-isolated", default=True, show_default=True, help="Compare with isolated grading too.")
def verify(names: tuple[str, ...], seeds: int, isolated: bool) -> None:
    """Proves that the course is sound: for all exercises, or those named (ch2, ch2/selu).

    Exit code 0 when every proof holds, 1 when one fails.
    """
    course = _course()
    try:
        chosen = course.select(names)
    except LookupError as error:
        raise _Failure(str(error)) from None
    from grader.verify import verify_chapter, verify_exercise, workers_for

    failed = 0
    for chapter in [] if names else course.chapters:
        for fault in verify_chapter(course, chapter):
            click.echo(f"{chapter}: {fault}")
            failed += 1
    with workers_for(isolated) as workers, _progress(len(chosen)) as step:
        for exercise in chosen:
            step(exercise.name)
            faults = verify_exercise(exercise, seeds=range(seeds), workers=workers)
            click.echo(f"{exercise.name:<26}{'sound' if not faults else f'{len(faults)} faults'}")
            for fault in faults:
                click.echo(f"  {fault}")
            failed += bool(faults)
    if failed:
        sys.exit(1)
