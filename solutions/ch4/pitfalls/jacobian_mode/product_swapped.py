"""the two Jacobians are multiplied in the wrong order."""


def bottleneck_jacobian(encode, decode, x):
    return jacobian(encode, x) @ jacobian(decode, encode(x))
