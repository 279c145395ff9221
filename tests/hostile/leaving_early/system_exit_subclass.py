"""Raises a `SystemExit` of its own whose text, class name and bases lie or raise.

The exception is described by its class's names; whatever they say, it was raised.
Earns: at most 0 points.
"""


class Lying(type):
    def mro(cls):
        return [cls, SystemExit, BaseException, object]

    def __getattribute__(cls, name):
        if name == "__name__":
            return "CheckSkipped"
        return super().__getattribute__(name)


class Leave(SystemExit, metaclass=Lying):
    code = 0

    def __str__(self):
        raise KeyboardInterrupt

    def __instancecheck__(self, other):
        return True


def selu(x, alpha=1.6733, scale=1.0507):
    raise Leave(0)
