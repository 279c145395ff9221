"""`encode` is differentiated in forward mode, `decode` in reverse mode, and each needs the other mode."""


def bottleneck_jacobian(encode, decode, x):
    return jax.jacrev(decode)(encode(x)) @ jax.jacfwd(encode)(x)
