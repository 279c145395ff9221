"""the numbers are right, but the methods are not jitted, so their operations run one by one."""


def _calibrate(slope, offset, readings):
    return slope * readings + offset


class Calibration:
    def __init__(self, slope: float, offset: float) -> None:
        self.slope = slope
        self.offset = offset

    def apply(self, readings: Float[Array, " time"]) -> Float[Array, " time"]:
        return _calibrate(self.slope, self.offset, readings)


class Pool:
    def __init__(self, window: int, kind: str) -> None:
        self.window = window
        self.kind = kind

    def apply(self, signal: Float[Array, " time"]) -> Float[Array, " windows"]:
        windows = signal.reshape(-1, self.window)
        if self.kind == "max":
            return windows.max(axis=1)
        return windows.mean(axis=1)


class Gate:
    def __init__(self, weights: Float[Array, " features"], bias: Float[Array, " features"]) -> None:
        self.weights = weights
        self.bias = bias

    def apply(self, x: Float[Array, " features"]) -> Float[Array, " features"]:
        return jnp.tanh(self.weights * x + self.bias)


jax.tree_util.register_dataclass(Gate, data_fields=["weights", "bias"], meta_fields=[])
