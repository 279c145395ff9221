"""`Block` is not registered, so JAX takes the whole object for one leaf."""


@dataclasses.dataclass
class Block:
    w: Float[Array, "features features"]
    b: Float[Array, " features"]
    activation: str
    repeats: int
