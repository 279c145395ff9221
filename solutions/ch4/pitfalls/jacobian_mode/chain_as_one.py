"""the Jacobian of the whole chain is computed at once, and one mode is bad for one half of it."""


def bottleneck_jacobian(encode, decode, x):
    return jacobian(lambda x: decode(encode(x)), x)
