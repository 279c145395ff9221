"""The folder in which a student's own pytest keeps what the next run needs again."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

import jax
import platformdirs

from grader.sandbox.compiled import version_key

__all__ = ["keep_compiled", "kept", "may_keep"]

_MAX_COMPILED = 3000  # programs of about 7 kB


def keep_compiled() -> None:
    """Keeps the programs that JAX compiles for the next run, in the user's own cache folder.

    A student who has chosen a folder keeps it, and `JAX_ENABLE_COMPILATION_CACHE=false` keeps nothing.
    """
    settings: Any = jax.config  # older versions do not declare them
    if settings.jax_compilation_cache_dir or not may_keep():
        return
    folder = kept() / version_key()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if len(os.listdir(folder)) > _MAX_COMPILED:
            shutil.rmtree(folder)
            folder.mkdir(mode=0o700)
    except OSError:
        return
    settings.update("jax_compilation_cache_dir", str(folder))
    settings.update("jax_persistent_cache_min_compile_time_secs", 0.0)
    settings.update("jax_persistent_cache_min_entry_size_bytes", -1)


def kept() -> Path:
    """The folder in which a run keeps what later runs need again."""
    return platformdirs.user_cache_path("jax101-pytest")


def may_keep() -> bool:
    settings: Any = jax.config  # as above
    return bool(settings.jax_enable_compilation_cache)
