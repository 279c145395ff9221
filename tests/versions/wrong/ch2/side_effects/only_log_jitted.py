# breaks: "log2 is one compiled program": only the logarithm is jitted, the division runs outside.
import jax
import jax.numpy as jnp


@jax.jit
def _ln(x):
    return jnp.log(x)


def log2(x):
    ln_x = _ln(x)
    return ln_x / jnp.log(2.0), ln_x


def record_calls(xs):
    return [log2(x)[1] for x in xs]
