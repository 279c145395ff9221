"""Symptoms: each rule speaks of its mistake, and is silent about one that is not its own."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from jax import lax

from grader.boundary import activate
from grader.boundary.in_process import InProcess
from grader.checks import CheckFailed, assert_close, assert_equal
from grader.checks.symptoms import symptom_of_exception
from grader.protocol.codec import decode, encode
from grader.protocol.exceptions import describe_exception, read_raised

X = np.array([[0.5, 2.0, -3.0, 0.25], [1.5, -0.75, 4.0, 3.5], [2.5, 0.125, -1.0, 6.0]])
V = X.ravel()[:7]


def symptom(got, expected, assertion=assert_close, **options):
    with pytest.raises(CheckFailed) as failure:
        assertion(decode(encode(got)), expected, called="f(x)", **options)
    return failure.value.symptom


def array(values):
    return jnp.asarray(values, jnp.float32)


NO_RETURN = "the function returns nothing: is a `return` missing?"


@pytest.mark.parametrize(
    ("got", "expected", "inputs", "sentence"),
    [
        (np.where(V > 0, V, np.nan), V, {}, "NaN from a side that is not asked for: 0 times infinity, or the other branch of a `where`?"),
        (np.where(V > 0, V + 1, np.nan), V, {}, ""),
        (np.where(V > 1, V, np.nan), np.where(V > 1, V, np.inf), {}, "infinity became NaN: was it multiplied by 0, or does it mark what is missing?"),
        (0 * V, V, {}, "all values are 0"),
        (-V, V, {}, "the sign is the opposite of the one asked for"),
        (np.where(V > 1, -V, V), V, {}, ""),
        (V, V**2 + 1, {"x": V}, "the result is `x`, unchanged"),
        (V, V**2 + 1, {"x": V + 1}, ""),
        (X[:3, :3].T, X[:3, :3], {}, "rows and columns are swapped"),
        (X.T, X, {}, "rows and columns are swapped"),
        (X.T + 1, X, {}, ""),
        (V[::-1], V, {}, "the order is reversed"),
        (np.sort(V), np.sort(V)[::-1], {}, "the right values stand in other places"),
        (X[:, ::-1], X, {}, "the order along axis 1 is reversed"),
        (np.concatenate([[9.0], V[:-1]]), V, {}, "each value stands one place too late"),
        (np.concatenate([V[1:], [9.0]]), V, {}, "each value stands one place too early"),
        (X.sum(axis=0), X.mean(axis=0), {"x": X}, "the result is 3 times what was asked for: a sum in place of a mean?"),
        (X.mean(axis=0), X.sum(axis=0), {"x": X}, "the result is 1/3 of what was asked for: a mean in place of a sum?"),
        (np.float64(12.0), np.float64(1.0), {"x": X}, "the result is 12 times what was asked for: a sum in place of a mean?"),
        (2 * V, V, {}, "the result is twice what was asked for"),
        (V / 2, V, {}, "the result is half of what was asked for"),
        (0.7 * V, V, {}, "the result is 0.7 times what was asked for: is a factor missing, or one too many?"),
        (np.float64(0.25), np.float64(1.0), {}, "the result is 1/4 of what was asked for"),
        (np.float64(0.7), np.float64(1.0), {}, ""),
        (V[[1, 0, 2, 3, 4, 5, 6]], V, {}, "the right values stand in other places"),
        (np.cumsum(V), V, {}, "these are running totals of what was asked for"),
        (np.full(7, V.mean()), V, {}, "each value is the mean of all that were asked for"),
        (np.full(7, np.nan), V, {}, "NaN: 0 times infinity, 0 divided by 0, or a gradient at such a point?"),
        (V + 1, V, {}, "each value is 1 too large"),
        (V - 0.5, V, {}, "each value is 0.5 too small"),
        (V**2, V, {}, "the result is the square of what was asked for"),
        (np.abs(V) ** 0.5, np.abs(V), {}, "the result is the square root of what was asked for"),
        ((V / 3).astype("float16"), V / 3, {}, "right, but only to the precision of float16: was something rounded to a narrower dtype?"),
        ((V / 3).astype(jnp.bfloat16), V / 3, {}, "right, but only to the precision of bfloat16: was something rounded to a narrower dtype?"),
        (V / 3 + 1e-4 * np.sin(V), V / 3, {}, ""),
        (V * 1.001, V, {}, ""),
        (V[:, None] - V, V, {}, "shapes (7,) and (7, 1) were broadcast to (7, 7)"),
        (X.mean(axis=1), X.mean(axis=0), {"x": X}, "the rows and columns of `x` are mixed up: was the other axis meant?"),
        (X.mean(axis=0, keepdims=True), X.mean(axis=0), {}, "an axis of length 1 is too many"),
        (X.mean(axis=0), X.mean(axis=0, keepdims=True), {}, "an axis of length 1 is missing"),
        (V[:3], V, {}, ""),
    ],
)  # fmt: skip
def test_numbers(got, expected, inputs, sentence):
    assert symptom(array(got), expected, **inputs) == sentence


def test_an_answer_to_an_earlier_call_is_named():
    with activate(InProcess({})) as boundary:
        assert_close(decode(encode(array(V))), V, called="f(x)")
        assert (
            symptom(array(V), V + X.ravel()[5:])
            == "this is the right answer to an earlier call: was an argument ignored, or something kept?"
        )
        boundary.begin_check()
        assert symptom(array(V), V + X.ravel()[5:]) == ""


@pytest.mark.parametrize(
    ("got", "expected", "sentence"),
    [
        (None, V, NO_RETURN),
        (None, (V, V), NO_RETURN),
        ((array(V),), V, "a comma at the end of a line makes a tuple of one"),
        ([array(V), array(V)], (V, V), "a list came back in place of a tuple"),
        ((array(X), array(V)), (V, X), "two parts of the result have changed places"),
        ({"w": array(V)}, {"w": V, "b": V}, "the key 'b' is missing"),
        ({"w": array(V), "c": array(V)}, {"w": V, "b": V}, ""),
        (array(V), (V, V), "one array came back in place of several parts"),
        (jnp.sin, V, "a function came back, and it was not called"),
        (lambda x: x, V, "a function came back, and it was not called"),
        (jax.random.key(0), V, ""),
        (V.astype("float32"), V, "a NumPy function was used: `jnp` gives a `jax.Array`"),
    ],
)
def test_structure(got, expected, sentence):
    assert symptom(got, expected) == sentence


def test_a_wrong_dtype_alone_has_no_symptom():
    assert symptom(jnp.asarray([1, 0, 0]), np.array([1.0, 0.0, 0.0])) == ""
    assert symptom(jnp.asarray(0.0), np.float64(0.0), weak_type=False) == ""


def test_plain_values_have_symptoms_too():
    assert symptom(None, 3, assert_equal) == NO_RETURN
    assert symptom(4, 3, assert_equal) == ""
    assert symptom([2.0, 1.0, 3.0], [1.0, 2.0, 3.0], assert_equal) == "the right values stand in other places"
    assert symptom(["2", 1.0, 3.0], [1.0, 2.0, 3.0], assert_equal) == ""
    assert symptom([1, 1, 1], [1, 0, 0], assert_equal) == ""  # running totals, by chance
    assert symptom({"a": 1}, {"a": 1, "b": 2}, assert_equal) == ""  # a count that is missing explains nothing


def test_parts_that_have_changed_places_are_named():
    swapped = "two parts of the result have changed places"
    assert symptom((array(V), array(V + 1), array(X)), (V + 1, V, X)) == swapped
    assert symptom({"a": array(V), "b": array(V + 1)}, {"a": V + 1, "b": V}) == swapped
    assert symptom((array(V), array(V)), (V, V + 1)) == "each value is 1 too small"


def raises(code):
    names = {"jax": jax, "jnp": jnp, "np": np, "lax": lax, "x": jnp.arange(3.0), "f": lambda a: None}
    try:
        exec(code, names)
    except Exception as error:
        return symptom_of_exception(read_raised(describe_exception(error, {})))
    raise AssertionError("it raised nothing")


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("jax.jit(lambda x: 1 if x[0] > 0 else 2)(x)", "a Python `if`, `while`, `and` or `not` needs a value, and a tracer has none"),
        ("jax.jit(lambda x: [0, 1][x[0].astype(int)])(x)", "Python needs a whole number here, and a tracer has no value"),
        ("jax.jit(lambda x: np.sin(x))(x)", "a NumPy function was called on a tracer, which has no values: use `jnp`"),
        ("jax.jit(lambda x: x[x > 0])(x)", "the number of selected elements must be known while JAX traces: use `where`"),
        ("jax.jit(lambda x: jnp.zeros(x[0]))(x)", "a shape must be known while JAX traces, and a tracer has no value"),
        ("jax.jit(jnp.bincount)(x.astype(int))", "the size of the result must be known while JAX traces: pass it as a number"),
        ("jax.jit(jnp.unique)(x)", "the size of the result must be known while JAX traces: pass it as a number"),
        ("jax.jit(jnp.nonzero)(x)", "the size of the result must be known while JAX traces: pass it as a number"),
        ("jax.jit(jnp.repeat)(x, x.astype(int))", "the size of the result must be known while JAX traces: pass it as a number"),
        ("jax.jit(lambda x: float(x[0]))(x)", "Python needs a value here, and a tracer has none"),
        ("k = []\njax.jit(lambda x: k.append(x))(x)\nk[0] + 1", "a tracer was kept after its trace had ended, in a global, a list or an attribute"),
        ("jax.grad(lambda x: x)(x)", "`jax.grad` needs a function whose result has the shape ()"),
        ("jax.grad(lambda x: x.sum())(jnp.arange(3))", "`jax.grad` needs floating-point arguments, and got integers"),
        ("jax.jit(lambda x: x, donate_argnums=0)(x)\nx + 1", "an array was used after it had been donated"),
        ("jax.jit(lambda x, n: x, static_argnums=1)(x, x)", "a static argument or a key must be hashable, and an array or list is not"),
        ("x[0] = 1", "JAX's arrays cannot be changed in place: use `x.at[i].set(value)`"),
        ("lax.scan(lambda c, _: (c.astype(int), None), x, None, length=2)", "the carry of a loop must keep its structure, shapes and dtypes"),
        ("lax.while_loop(lambda c: True, lambda c: (c, c), x)", "the carry of a loop must keep its structure, shapes and dtypes"),
        ("lax.fori_loop(0, 3, lambda _, c: c[:1], x)", "the carry of a loop must keep its structure, shapes and dtypes"),
        ("x + jnp.ones(4)", "two arrays have shapes that do not fit together"),
        ("x @ jnp.ones((4, 3))", "two arrays have shapes that do not fit together"),
        ("del jnp\njnp.ones(3)", "its import is missing at the top of the file"),
        ("y + 1", ""),
        ("f(1, 2)", "a function was called with other arguments than it takes"),
        ("f()", "a function was called with other arguments than it takes"),
        ("f(1) + 1", "a value is None: is a `return` missing?"),
        ("f(1).shape", "a value is None: is a `return` missing?"),
        ("compile('f(1', 'a', 'exec')", "a parenthesis, a bracket or a comma is missing"),
        ("compile('f(1))', 'a', 'exec')", ""),
        ("g = lambda n: g(n)\nglobals()['g'] = g\ng(1)", "the function calls itself without end"),
        ("1 / 0", ""),
        ("raise ValueError('window does not divide the length')", ""),
    ],
)  # fmt: skip
def test_exceptions(code, sentence):
    assert raises(code) == sentence
