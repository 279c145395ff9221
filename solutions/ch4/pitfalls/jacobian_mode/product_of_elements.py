"""the Jacobians are multiplied element by element, but the chain rule is a matrix product."""


def bottleneck_jacobian(encode, decode, x):
    return jacobian(decode, encode(x)) * jacobian(encode, x)
