"""a Python loop in `normalize` visits the examples one by one, and each adds operations to the program."""


def normalize(x: Float[Array, " features"], axis_name: str) -> Float[Array, " features"]:
    everything = lax.all_gather(x, axis_name)
    mean = sum(everything[i] for i in range(len(everything))) / len(everything)
    variance = sum((everything[i] - mean) ** 2 for i in range(len(everything))) / len(everything)
    return (x - mean) / jnp.sqrt(variance + 1e-5)
