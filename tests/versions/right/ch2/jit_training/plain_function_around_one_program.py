import jax
import jax.numpy as jnp


class _Cubic:
    @staticmethod
    def curve(params, times):
        total = jnp.zeros_like(times)
        for name in ("d", "c", "b", "a"):
            total = total * times + params[name]
        return total

    @classmethod
    def loss(cls, params, times, values):
        return jnp.mean((cls.curve(params, times) - values) ** 2)


@jax.jit
def _step(params, times, values, learning_rate):
    value, slopes = jax.value_and_grad(_Cubic.loss)(params, times, values)
    return {name: param - learning_rate * slopes[name] for name, param in params.items()}, value


def update(params, times, values, learning_rate=0.1):
    return _step(params, times, values, learning_rate)


def train(step, params, batches):
    state, history = params, []
    for times, values in batches:
        state, loss = step(state, times, values)
        history.append(loss)
    return state, history
