"""The eight CPU devices that stand in for eight accelerators, in a student's own process."""

from __future__ import annotations

import os
import sys

__all__ = ["eight_devices"]


def eight_devices() -> bool:
    """Lets JAX divide the processor into eight devices, unless the student's environment names a number.

    JAX reads the variable once, when it is imported.

    Returns:
        False if JAX has computed something already, so that it keeps the devices that it has.
    """
    if "jax" not in sys.modules:
        os.environ.setdefault("JAX_NUM_CPU_DEVICES", "8")
    elif "JAX_NUM_CPU_DEVICES" not in os.environ:
        try:
            sys.modules["jax"].config.update("jax_num_cpu_devices", 8)
        except RuntimeError:
            return False
    return True
