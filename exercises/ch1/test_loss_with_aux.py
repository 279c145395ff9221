import jax
import jax.numpy as jnp
import numpy as np
from exercises.ch1.loss_with_aux import loss_aux_and_grads, loss_with_aux

from grader import observe, points, program
from grader.checks import assert_close, assert_equal, assert_program, assert_pure

HANDED_OUT = "d1767ad32dc57ccb"


def params_and_inputs(rng, logits):
    weights = (rng.choice([-1, 1], size=3) * rng.uniform(0.5, 1.5, size=3)).astype("float32")
    bias = np.float32(rng.normal())
    inputs = rng.normal(size=(len(logits), 3)).astype("float32")
    # Move each row along the weights, so that it gets the logit that was asked for.
    inputs += np.outer(logits - bias - inputs @ weights, weights / (weights @ weights)).astype("float32")
    return {"weights": weights, "bias": np.asarray(bias)}, inputs


def classification_data(rng):
    """Parameters, inputs and labels; no logit is near 0, and a few lie between 0 and one half."""
    logits = rng.choice([-1, 1], size=20) * rng.uniform(0.1, 2.0, size=20)
    logits[:4] = rng.uniform(0.1, 0.4, size=4)
    labels = (rng.random(20) < 1 / (1 + np.exp(-logits))).astype("float32")
    labels[:4] = 1
    return *params_and_inputs(rng, logits), labels


def logistic_oracle(params, inputs, labels):
    params, inputs, labels = jax.tree.map(lambda leaf: np.asarray(leaf, np.float64), (params, inputs, labels))
    logits = inputs @ params["weights"] + params["bias"]
    loss = np.mean(np.logaddexp(0, logits) - labels * logits)
    aux = {"logits": logits, "accuracy": np.mean((logits > 0) == (labels == 1))}
    errors = (1 / (1 + np.exp(-logits)) - labels) / len(labels)
    return loss, aux, {"weights": inputs.T @ errors, "bias": errors.sum()}


SLOPES = {"sin": np.cos, "cos": lambda x: -np.sin(x), "arctan": lambda x: 1 / (1 + x**2)}


def draw_wave(rng):
    """Draws a function of an array, such as x + sin(x) applied twice. In NumPy it returns its derivative too."""
    names = rng.choice(list(SLOPES), size=3).tolist()

    @jax.jit
    def wave(x):
        for name in names:
            x = x + getattr(jnp, name)(x)
        return x

    def with_slope(x):
        product = 1.0
        for name in names:
            x, product = x + getattr(np, name)(x), product * (1 + SLOPES[name](x))
        return x, product

    return wave, with_slope


def draw_loss(rng):
    """Draws a loss of another form, and its oracle: parameters are a tuple, the auxiliary output is a list."""
    wave, with_slope = draw_wave(rng)

    def loss_fn(params, inputs, labels, /):
        slopes, offset = params
        errors = inputs @ slopes + offset - labels
        # One slope is 0, so its logarithm has an infinite gradient. That of the loss alone is finite.
        aux = [errors, {"logs": jnp.log(jnp.abs(slopes)), "positive": jnp.sum(labels > 0)}]
        return jnp.sum(wave(errors)), aux

    def oracle(params, inputs, labels):
        params, inputs, labels = jax.tree.map(lambda leaf: np.asarray(leaf, np.float64), (params, inputs, labels))
        errors = inputs @ params[0] + params[1] - labels
        waves, slopes = with_slope(errors)
        with np.errstate(divide="ignore"):
            aux = [errors, {"logs": np.log(np.abs(params[0])), "positive": np.sum(labels > 0)}]
        return np.sum(waves), aux, (inputs.T @ slopes, slopes.sum())

    return loss_fn, oracle


def draw_data(rng):
    slopes = rng.permutation([*rng.normal(size=2), 0.0]).astype("float32")
    params = slopes, np.asarray(rng.normal(), "float32")
    return params, rng.normal(size=(8, 3)).astype("float32"), rng.normal(size=8).astype("float32")


def on_device(data):
    return jax.tree.map(jnp.asarray, data)


@points(3)
def test_loss_and_aux(rng):
    """loss_with_aux returns the loss first, then logits and accuracy in a dict"""
    called = "loss_with_aux(params, inputs, labels)"

    def draw_call():
        data = classification_data(rng)
        return data, logistic_oracle(*data)[:2]

    data, expected = draw_call()
    got = observe(lambda: loss_with_aux(*on_device(data)))
    assert_close(got, expected, called=called, inputs=data[1], labels=data[2])
    assert_program(lambda *data: loss_with_aux(*data), draw_call, called=called)
    assert_pure(lambda *data: loss_with_aux(*data), *on_device(data), called=called)


@points(2)
def test_logits_of_zero(rng):
    """a logit of exactly 0 counts as label 0, and even a tiny positive one as label 1"""
    inputs = rng.normal(size=(20, 3)).astype("float32")
    labels = rng.permutation(np.repeat([0, 1], [6, 14])).astype("float32")
    data = {"weights": np.zeros(3, "float32"), "bias": np.zeros((), "float32")}, inputs, labels
    got = observe(lambda: loss_with_aux(*on_device(data)))
    loss, aux, _ = logistic_oracle(*data)
    called = "loss_with_aux(params, inputs, labels), all params 0"
    assert_close(got, (loss, aux), called=called, why="6 of the 20 labels are 0", inputs=inputs, labels=labels)

    def draw_call():
        params, inputs, labels = classification_data(rng)
        params["bias"] = np.zeros((), "float32")
        # The sigmoid of a tiny logit rounds to one half, whatever its sign.
        logits = rng.permutation(np.resize([0, 1e-10, -1e-10, 1, -1], 20)) * rng.uniform(1, 2, size=20)
        inputs *= (logits / (inputs @ params["weights"])).astype("float32")[:, None]
        is_tiny = (logits != 0) & (np.abs(logits) < 1)
        labels[is_tiny] = logits[is_tiny] > 0
        data = params, inputs, labels
        return data, logistic_oracle(*data)[:2]

    called = "loss_with_aux(params, inputs, labels), bias 0, some inputs 0 and some about 1e-10"
    assert_program(lambda *data: loss_with_aux(*data), draw_call, called=called)


@points(2)
def test_large_logits(rng):
    """the loss and its gradient are finite and correct for logits around 100 and -100"""

    def draw_call():
        order = rng.permutation(20)
        signs = np.resize([1, 1, -1, -1], 20)[order]
        labels = np.resize([0, 1], 20).astype("float32")[order]
        data = *params_and_inputs(rng, signs * rng.uniform(95, 120, size=20)), labels
        return data, logistic_oracle(*data)

    def loss_aux_and_gradient(params, inputs, labels):
        loss, aux = loss_with_aux(params, inputs, labels)
        return loss, aux, jax.grad(lambda params: loss_with_aux(params, inputs, labels)[0])(params)

    called = "loss_with_aux(params, inputs, labels) and the gradient of its loss, logits about 100 and -100"
    data, expected = draw_call()
    got = observe(lambda: loss_aux_and_gradient(*on_device(data)))
    assert_close(got, expected, called=called, scale=200, inputs=data[1], labels=data[2])
    assert_program(loss_aux_and_gradient, draw_call, called=called, scale=200)


@points(3)
def test_logistic_regression(rng):
    """loss_aux_and_grads returns loss, auxiliary output and gradient of loss_with_aux"""
    called = "loss_aux_and_grads(loss_with_aux, params, inputs, labels)"

    def draw_call():
        data = classification_data(rng)
        return data, logistic_oracle(*data)

    data, expected = draw_call()
    got = observe(lambda: loss_aux_and_grads(loss_with_aux, *on_device(data)))
    assert_close(got, expected, called=called)
    assert_program(lambda *data: loss_aux_and_grads(loss_with_aux, *data), draw_call, called=called)
    wave, with_slope = draw_wave(rng)

    def loss_fn(params, inputs, labels):
        loss, aux = loss_with_aux(params, inputs, labels)
        return wave(loss), aux

    def draw_wave_call():
        data, (loss, aux, grads) = draw_call()
        loss, slope = with_slope(loss)
        return data, (loss, aux, jax.tree.map(lambda grad: grad * slope, grads))

    called = "loss_aux_and_grads(loss_fn, ...), where loss_fn adds waves such as sin(loss) to the loss of loss_with_aux"
    # The slopes are at most 2 each.
    assert_program(lambda *data: loss_aux_and_grads(loss_fn, *data), draw_wave_call, called=called, scale=8)


@points(3)
def test_any_loss(rng):
    """loss_aux_and_grads works with other losses, containers and auxiliary outputs"""
    loss_fn, oracle = draw_loss(rng)

    def draw_call():
        data = draw_data(rng)
        return data, oracle(*data)

    data, expected = draw_call()
    got = observe(lambda: loss_aux_and_grads(loss_fn, *on_device(data)))
    called = "loss_aux_and_grads(loss_fn, params, inputs, labels)"
    hint = "loss_fn takes params as a tuple of two, and its auxiliary output is a list"
    # The gradients are sums of 8 slopes of at most 8 each.
    assert_close(got, expected, called=called, scale=64, why=hint)
    assert_program(lambda *data: loss_aux_and_grads(loss_fn, *data), draw_call, called=called, scale=64)
    assert_pure(lambda *data: loss_aux_and_grads(loss_fn, *data), *on_device(data), called=called)


@points(2)
def test_one_call(rng):
    """loss_aux_and_grads runs the computation of loss_fn only once"""
    data = draw_data(rng)
    loss_fn, oracle = draw_loss(rng)

    def squashed_loss(params, inputs, labels, /):  # each run computes one tanh; the derivative reuses it
        loss, aux = loss_fn(params, inputs, labels)
        squashed = jnp.tanh(loss / 100)
        return squashed, (aux, squashed)

    called = "loss_aux_and_grads(loss_fn, params, inputs, labels), with one tanh in loss_fn"
    traced = program(lambda *data: loss_aux_and_grads(squashed_loss, *data), *data)
    loss, aux, grads = oracle(*data)
    squashed = np.tanh(loss / 100)
    grads = jax.tree.map(lambda grad: grad * (1 - squashed**2) / 100, grads)
    assert_close(
        traced.call(*data), jax.tree.leaves((squashed, aux, squashed, grads)), called=called, array_type=None, ulps=64
    )
    assert_equal("while" in traced.operations, False, called=f"{called}: is there a loop in the program?")
    runs = f"{traced.operations.get('tanh', 0)} tanh in the program"
    hint = "jax.value_and_grad computes the loss on its way to the gradients, so one run is enough"
    assert_equal(runs, "1 tanh in the program", called=called, why=hint)
