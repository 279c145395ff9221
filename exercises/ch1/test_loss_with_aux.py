import jax
import jax.numpy as jnp
import numpy as np
from exercises.ch1.loss_with_aux import loss_aux_and_grads, loss_with_aux

from grader import observe, points
from grader.checks import Counted, assert_close, assert_equal


def classification_data(rng):
    """Parameters, inputs and labels; a few logits lie between 0 and one half."""
    weights = (rng.choice([-1, 1], size=3) * rng.uniform(0.5, 1.5, size=3)).astype("float32")
    bias = np.float32(rng.normal())
    inputs = rng.normal(size=(20, 3)).astype("float32")
    # Rows are moved along the weights, so that the logits are known, and far enough from 0.
    logits = rng.choice([-1, 1], size=20) * rng.uniform(0.1, 2.0, size=20)
    logits[:4] = rng.uniform(0.1, 0.4, size=4)
    inputs += np.outer(logits - bias - inputs @ weights, weights / (weights @ weights)).astype("float32")
    labels = (rng.random(20) < 1 / (1 + np.exp(-logits))).astype("float32")
    labels[:4] = 1
    return {"weights": weights, "bias": np.asarray(bias)}, inputs, labels


def logistic_oracle(params, inputs, labels):
    params, inputs, labels = jax.tree.map(lambda leaf: np.asarray(leaf, np.float64), (params, inputs, labels))
    logits = inputs @ params["weights"] + params["bias"]
    loss = np.mean(np.logaddexp(0, logits) - labels * logits)
    aux = {"logits": logits, "accuracy": np.mean((logits > 0) == (labels == 1))}
    errors = (1 / (1 + np.exp(-logits)) - labels) / len(labels)
    return loss, aux, {"weights": inputs.T @ errors, "bias": errors.sum()}


def scaled_errors(params, inputs, labels):
    """A loss of another form: its parameters are a tuple, its auxiliary output a list."""
    slopes, offset = params
    errors = inputs @ slopes + offset - labels
    return jnp.sum(errors**2), [errors, {"largest": jnp.max(jnp.abs(errors))}]


def scaled_errors_oracle(params, inputs, labels):
    params, inputs, labels = jax.tree.map(lambda leaf: np.asarray(leaf, np.float64), (params, inputs, labels))
    errors = inputs @ params[0] + params[1] - labels
    aux = [errors, {"largest": np.abs(errors).max()}]
    return np.sum(errors**2), aux, (2 * inputs.T @ errors, 2 * errors.sum())


def on_device(data):
    return jax.tree.map(jnp.asarray, data)


@points(2)
def test_loss_and_aux(rng):
    """the loss comes first, then logits and accuracy"""
    data = classification_data(rng)
    got = observe(lambda: loss_with_aux(*on_device(data)))
    loss, aux, _ = logistic_oracle(*data)
    assert_close(got, (loss, aux), called="loss_with_aux(params, inputs, labels)", inputs=data[1], labels=data[2])


@points(2)
def test_logistic_regression(rng):
    """loss, auxiliary output and gradient of the logistic regression"""
    data = classification_data(rng)
    got = observe(lambda: loss_aux_and_grads(loss_with_aux, *on_device(data)))
    assert_close(got, logistic_oracle(*data), called="loss_aux_and_grads(loss_with_aux, params, inputs, labels)")


@points(2)
def test_any_loss(rng):
    """another loss, with parameters in a tuple and auxiliary output in a list"""
    params = (rng.normal(size=3).astype("float32"), np.asarray(rng.normal(), "float32"))
    data = params, rng.normal(size=(8, 3)).astype("float32"), rng.normal(size=8).astype("float32")
    got = observe(lambda: loss_aux_and_grads(scaled_errors, *on_device(data)))
    # The squares add up to about 30.
    assert_close(
        got,
        scaled_errors_oracle(*data),
        called="loss_aux_and_grads(loss_fn, params, inputs, labels)",
        scale=30,
        hint="loss_fn takes params as a tuple of two, and its auxiliary output is a list",
    )


@points(1)
def test_one_call(rng):
    """the loss function runs once"""
    data = classification_data(rng)
    params = (data[0]["weights"], data[0]["bias"])

    def calls_of_the_loss():
        counted = Counted(scaled_errors)
        loss_aux_and_grads(counted, *on_device((params, *data[1:])))
        return counted.calls

    assert_equal(
        observe(calls_of_the_loss),
        1,
        called="loss_aux_and_grads(loss_fn, params, inputs, labels), counting the calls of loss_fn",
    )
