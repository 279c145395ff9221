"""plain `@jax.jit` is above a method, but `self` is an argument too, and JAX does not know its class."""


class Calibration:
    def __init__(self, slope: float, offset: float) -> None:
        self.slope = slope
        self.offset = offset

    @jax.jit
    def apply(self, readings: Float[Array, " time"]) -> Float[Array, " time"]:
        return self.slope * readings + self.offset


class Pool:
    def __init__(self, window: int, kind: str) -> None:
        self.window = window
        self.kind = kind

    @jax.jit
    def apply(self, signal: Float[Array, " time"]) -> Float[Array, " windows"]:
        windows = signal.reshape(-1, self.window)
        if self.kind == "max":
            return windows.max(axis=1)
        return windows.mean(axis=1)


class Gate:
    def __init__(self, weights: Float[Array, " features"], bias: Float[Array, " features"]) -> None:
        self.weights = weights
        self.bias = bias

    @jax.jit
    def apply(self, x: Float[Array, " features"]) -> Float[Array, " features"]:
        return jnp.tanh(self.weights * x + self.bias)
