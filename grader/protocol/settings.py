"""JAX's settings: what a student's code changes must not reach the next check."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from typing import Any

__all__ = ["changed_settings", "settings_put_back"]


@contextlib.contextmanager
def settings_put_back() -> Iterator[dict[str, Any]]:
    """Gives JAX's settings the values that they had before the block. At its end, the dict holds those that it set."""
    import jax  # here: the judge imports this before it has imported JAX

    before = dict(jax.config.values)
    changed: dict[str, Any] = {}
    try:
        yield changed
    finally:
        changed |= changed_settings(before)
        for name in changed:
            jax.config.update(name, before[name])


def changed_settings(before: Mapping[str, Any]) -> dict[str, Any]:
    """Finds JAX's settings that have changed since then.

    Args:
        before: a copy of `jax.config.values`.

    Returns:
        Their new values, by name.
    """
    import jax  # here: as above

    return {name: value for name, value in jax.config.values.items() if name in before and value != before[name]}
