# breaks: "Remove the side effect, and the list with it [...] leaks no tracer": after any call _log2_state.last is a leaked tracer.
import jax
import jax.numpy as jnp


@jax.jit
def log2(x):
    ln_x = jnp.log(x)
    _log2_state.last = ln_x
    return ln_x / jnp.log(2.0), ln_x


class _log2_state:
    last = None


def record_calls(xs):
    return [log2(x)[1] for x in xs]
