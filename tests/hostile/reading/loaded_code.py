"""Asks the import system for the checks, the solutions and the judge's stand-ins: by name, by file, by package data.

The worker can import the grader, JAX and itself.
Earns: at most 0 points.
"""

import contextlib
import importlib
import importlib.resources

for name in ("solutions.ch2.selu", "exercises.ch2.test_selu", "tests.hostile.cheating.reference_renamed", "test_selu"):
    with contextlib.suppress(ImportError):
        module = importlib.import_module(name)
        selu = getattr(module, "selu", None) or module.selu_oracle
source = importlib.resources.files("grader").joinpath("..", "solutions", "ch2", "selu.py").read_text()
exec(source)
