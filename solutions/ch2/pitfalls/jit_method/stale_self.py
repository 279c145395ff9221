"""`self` is static, so the program keeps the attribute values from its first trace."""


class Calibration:
    def __init__(self, slope: float, offset: float) -> None:
        self.slope = slope
        self.offset = offset

    @jax.jit(static_argnames="self")
    def apply(self, readings: Float[Array, " time"]) -> Float[Array, " time"]:
        return self.slope * readings + self.offset


class Pool:
    def __init__(self, window: int, kind: str) -> None:
        self.window = window
        self.kind = kind

    def __hash__(self):
        return hash((self.window, self.kind))

    def __eq__(self, other):
        return isinstance(other, Pool) and (self.window, self.kind) == (other.window, other.kind)

    @jax.jit(static_argnames="self")
    def apply(self, signal: Float[Array, " time"]) -> Float[Array, " windows"]:
        windows = signal.reshape(-1, self.window)
        if self.kind == "max":
            return windows.max(axis=1)
        return windows.mean(axis=1)
