"""The command `grader`: one file per command, which parses arguments and nothing else.

The commands import the rest of the grader inside their functions, so that `grader --help` and a mistake in the
arguments are answered at once.
"""

from __future__ import annotations

import difflib
import importlib
import io
import sys
import traceback
from typing import Any

import click

from grader import __version__
from grader.errors import GraderError
from grader.messages import printable

__all__ = ["main"]

_COMMANDS = {
    name: f"grader.cli.{name}"
    for name in (
        # For students, in this order.
        *("watch", "next", "lesson", "hint", "status", "report", "diff", "reset", "list", "notebook"),
        *("grade", "doctor", "warm", "release"),
        *("new", "verify"),
    )
}


class _Grader(click.Group):
    """Loads each command when it is asked for, and tells every error in one place."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*_COMMANDS]  # `list` is a module of this package, once that command is loaded

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = importlib.import_module(_COMMANDS[cmd_name]).command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in _COMMANDS and not args[0].startswith("-"):
            near = difflib.get_close_matches(args[0], _COMMANDS, n=1)
            advice = f"Did you mean {near[0]}?" if near else "grader --help lists them all."
            ctx.fail(f"there is no command {printable(args[0])}. {advice}")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        debug = ctx.params["debug"]
        if isinstance(sys.stdout, io.TextIOWrapper):  # a stranger's words may not fit the encoding
            sys.stdout.reconfigure(errors="replace")
        try:
            return super().invoke(ctx)
        except GraderError as error:
            if debug:
                traceback.print_exc()
            # Some name a file, and the submission chose its name.
            click.echo(f"grader: {printable(str(error), most=2000)}", err=True)
            sys.exit(error.exit_code)
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise  # click has words of its own for these
        except Exception as error:
            if debug:
                traceback.print_exc()
            text = printable(" ".join(f"{type(error).__name__}: {error}".split()), most=2000)
            click.echo(f"grader: this is a fault of the grader ({text}); --debug shows more", err=True)
            sys.exit(3)


@click.group(cls=_Grader, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80})
@click.version_option(__version__, package_name="jax101")
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
def main(debug: bool) -> None:
    """Grades the JAX course: your own answers, or other people's."""
