"""the Jacobian of `decode` is taken at `x`, but `decode` gets the code."""


def bottleneck_jacobian(encode, decode, x):
    return jacobian(decode, x[: jax.eval_shape(encode, x).size]) @ jacobian(encode, x)
