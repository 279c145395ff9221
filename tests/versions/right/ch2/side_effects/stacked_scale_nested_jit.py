import jax
import jax.numpy as jnp

_ln = jax.jit(jnp.log)


@jax.jit
def log2(x):
    divisors = jnp.array([jnp.log(2.0), 1.0], dtype=x.dtype).reshape((2,) + (1,) * x.ndim)
    both = _ln(x)[None] / divisors
    return both[0], both[1]


def record_calls(xs):
    return [_ln(x) for x in xs]
