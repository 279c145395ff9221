# breaks: "Remove the side effect, and the list with it": every trace appends a tracer to the global list.
import jax
import jax.numpy as jnp


global_list = []


@jax.jit
def log2(x):
    ln_x = jnp.log(x)
    global_list.append(ln_x)
    return ln_x / jnp.log(2.0), ln_x


def record_calls(xs):
    return [log2(x)[1] for x in xs]
