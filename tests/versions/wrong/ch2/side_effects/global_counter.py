# breaks: "Remove the side effect [...] changes no global": every trace raises the global counter.
import jax
import jax.numpy as jnp


trace_count = 0


@jax.jit
def log2(x):
    global trace_count
    trace_count += 1
    ln_x = jnp.log(x)
    return ln_x / jnp.log(2.0), ln_x


def record_calls(xs):
    return [log2(x)[1] for x in xs]
