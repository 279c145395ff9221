"""`grader doctor`."""

from __future__ import annotations

import os
import sys

import click

__all__ = ["command"]


@click.command("doctor")
def command() -> None:
    """Says how well submissions can be kept apart on this machine, and what to install.

    Exit code 0 if some isolation works, 1 if none does.
    """
    # Imported here, so that `grader --help` is answered at once.
    from grader.sandbox.canary import probe
    from grader.sandbox.cgroups import cgroup_support
    from grader.sandbox.compiled import newest_cache
    from grader.sandbox.fork_server import Limits
    from grader.sandbox.tiers import TIERS

    os.environ.setdefault("JAX_NUM_CPU_DEVICES", "8")
    working = []
    for tier in TIERS[:-1]:
        found = probe(tier)
        working += [tier] if found.works else []
        click.echo(f"{tier:<12}{found.problem or 'works: the canary tried to get out, and could not'}")
    limits = Limits()
    click.echo(f"limits      {limits.seconds:g} s for each check, {limits.memory // 2**20} MiB for each worker")
    support = cgroup_support()
    if support.factory is None:
        click.echo(f"cgroups     none: {support.problem}")
        click.echo("            (systemd-run --user --scope -p Delegate=yes grader ... may allow them)")
    else:
        click.echo("cgroups     bound all memory and threads of each worker")
    cache = newest_cache()
    if cache is None:
        click.echo("compiled    nothing is kept: `grader warm` saves a third of the time")
    else:
        click.echo(f"compiled    programs are kept in {cache.folder}")
    click.echo(f"graded with {working[0] if working else 'none: fine for your own code, not for strangers'}")
    if not working:
        sys.exit(1)
