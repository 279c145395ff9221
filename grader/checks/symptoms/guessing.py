"""`guessing`: a sentence is never worth a verdict."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import ParamSpec

__all__ = ["guessing"]

Args = ParamSpec("Args")


def guessing(rule: Callable[Args, str]) -> Callable[Args, str]:
    """Lets a rule say nothing if it raises. Observations may be of any form, and some are hostile."""

    @functools.wraps(rule)
    def guess(*args: Args.args, **kwargs: Args.kwargs) -> str:
        try:
            return rule(*args, **kwargs)
        except Exception:
            return ""

    return guess
