"""`Pool.__eq__` leaves out a setting, so an instance can get the program of another."""


class Pool:
    def __init__(self, window: int, kind: str) -> None:
        self.window = window
        self.kind = kind

    def __hash__(self):
        return hash(self.window)

    def __eq__(self, other):
        return isinstance(other, Pool) and self.window == other.window

    @jax.jit(static_argnames="self")
    def apply(self, signal: Float[Array, " time"]) -> Float[Array, " windows"]:
        windows = signal.reshape(-1, self.window)
        if self.kind == "max":
            return windows.max(axis=1)
        return windows.mean(axis=1)
