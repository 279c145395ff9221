# breaks: "log2 is one compiled program": a new jitted function at each call, so each call traces again.
import jax
import jax.numpy as jnp


def log2(x):
    @jax.jit
    def compute(x):
        ln_x = jnp.log(x)
        return ln_x / jnp.log(2.0), ln_x

    return compute(x)


def record_calls(xs):
    return [log2(x)[1] for x in xs]
