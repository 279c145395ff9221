"""`Pool.__eq__` compares with `is`, and two equal strings can be two objects, so it compiles again."""


class Pool:
    def __init__(self, window: int, kind: str) -> None:
        self.window = window
        self.kind = kind

    def __hash__(self):
        return hash((self.window, self.kind))

    def __eq__(self, other):
        return isinstance(other, Pool) and self.window == other.window and self.kind is other.kind

    @jax.jit(static_argnames="self")
    def apply(self, signal: Float[Array, " time"]) -> Float[Array, " windows"]:
        windows = signal.reshape(-1, self.window)
        if self.kind == "max":
            return windows.max(axis=1)
        return windows.mean(axis=1)
