"""Puts modules of its own in place of the checks, of the grader and of other exercises.

The judge has its own `sys.modules`, and another exercise its own worker.
Earns: at most 0 points.
"""

import sys
import types


class Agreeable(types.ModuleType):
    def __getattr__(self, name):
        return lambda *_, **__: True


for name in ("exercises.ch2.test_selu", "exercises.ch1.double", "chex", "numpy.testing"):
    sys.modules[name] = Agreeable(name)
for name in [name for name in sys.modules if name.startswith("grader.checks")]:
    sys.modules[name] = Agreeable(name)


def selu(x, alpha=1.6733, scale=1.0507):
    return x
