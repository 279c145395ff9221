from collections.abc import Mapping

import jax
import jax.numpy as jnp
from exercises.ch2.read_jaxpr import count_primitives, primitives
from jax import lax

from grader import observe, points
from grader.checks import assert_equal


def chain(names, x):
    for name in names:
        x = getattr(lax, name)(x)
    return x


def as_dict(counts, names=None):
    """Turns a Counter into a plain dictionary, sorted by name, with only `names` if they are given."""
    if not isinstance(counts, Mapping):
        return counts
    return {name: counts.get(name, 0) for name in sorted(names or counts, key=str)}


@points(4)
def test_outermost(rng):
    """primitives lists the names in the outermost jaxpr, in order and with repeats"""
    before, inside, after = (rng.choice(["sin", "cos", "tanh"], size=size).tolist() for size in (6, 3, 4))
    x = rng.normal(size=3).astype("float32")

    def fn(x):
        y = jax.jit(lambda v: chain(inside, v))(chain(before, x + x))
        return chain(after, y * y)

    got = observe(lambda: primitives(fn, x))
    expected = ["add", *before, "jit", "mul", *after]
    assert_equal(got, expected, called="primitives(fn, x)", x=x)


@points(2)
def test_traced(rng):
    """fn is only traced, so a ShapeDtypeStruct works as its argument"""
    rows, columns = (int(size) for size in rng.integers(2, 6, size=2))

    def fn(x):
        return x * lax.sin(x + x)

    def shape():
        return jax.ShapeDtypeStruct((rows, columns), jnp.float32)

    got = observe(lambda: primitives(fn, shape()))
    names = ["add", "sin", "mul"]
    assert_equal(got, names, called="primitives(fn, x)        x: a ShapeDtypeStruct")
    got = observe(lambda: as_dict(count_primitives(fn, shape())))
    assert_equal(got, as_dict(dict.fromkeys(names, 1)), called="count_primitives(fn, x)        x: a ShapeDtypeStruct")


@points(4)
def test_counts_inside_jit(rng):
    """primitives inside jitted functions count, at any depth"""
    sines, cosines, tangents = (int(times) for times in rng.integers(2, 6, size=3))
    x = rng.normal(size=4).astype("float32")

    def fn(x):
        inner = jax.jit(lambda v: chain(["cos"] * cosines, v))
        outer = jax.jit(lambda v: inner(chain(["tanh"] * tangents, v)))
        return outer(chain(["sin"] * sines, x))

    got = observe(lambda: as_dict(count_primitives(fn, x)))
    expected = as_dict({"sin": sines, "tanh": tangents, "cos": cosines, "jit": 2})
    assert_equal(got, expected, called="count_primitives(fn, x), fn calls a jitted function that calls another", x=x)


@points(2)
def test_counts_each_call(rng):
    """a jitted function that is called twice counts twice"""
    sines = int(rng.integers(3, 9))
    x = rng.normal(size=2).astype("float32")

    def fn(x):
        inner = jax.jit(lambda v: chain(["sin"] * sines, v))
        return inner(inner(x))

    got = observe(lambda: as_dict(count_primitives(fn, x)))
    assert_equal(
        got, as_dict({"jit": 2, "sin": 2 * sines}), called="count_primitives(fn, x), fn calls inner twice", x=x
    )


@points(2)
def test_counts_under_any_name(rng):
    """primitives in a nested jaxpr count, whatever the name of the parameter"""
    sines, cosines, tangents = (int(times) for times in rng.integers(2, 6, size=3))
    x = rng.normal(size=3).astype("float32")

    def fn(x):
        with_jvp = jax.custom_jvp(lambda v: chain(["sin"] * sines, v))
        with_jvp.defjvp(lambda primals, tangents: (with_jvp(*primals), tangents[0]))
        with_vjp = jax.custom_vjp(lambda v: chain(["cos"] * cosines, v))
        with_vjp.defvjp(lambda v: (with_vjp(v), None), lambda _, cotangent: (cotangent,))
        return chain(["tanh"] * tangents, with_vjp(with_jvp(x)))

    got = observe(lambda: as_dict(count_primitives(fn, x), ["sin", "cos", "tanh"]))
    expected = as_dict({"sin": sines, "cos": cosines, "tanh": tangents})
    called = "count_primitives(fn, x), fn calls functions with derivatives of their own, some of its names"
    assert_equal(got, expected, called=called, x=x)


@points(4)
def test_counts_inside_control_flow(rng):
    """an equation in a branch, loop condition or loop body counts once, however often it runs"""
    sines, cosines, tangents, roots = (int(times) for times in rng.integers(1, 6, size=4))
    x = rng.normal(size=4).astype("float32")

    def fn(positive, x):
        x = lax.cond(positive, lambda v: chain(["sin"] * sines, v), lambda v: chain(["cos"] * cosines, v), x)
        x = lax.while_loop(lambda v: lax.exp(v)[0] < 0, lambda v: chain(["tanh"] * tangents, v), x)
        return lax.scan(lambda v, _: (jax.jit(lambda w: chain(["sqrt"] * roots, w))(v), None), x, length=3)[0]

    expected = {
        "cond": 1,
        "sin": sines,
        "cos": cosines,
        "while": 1,
        "exp": 1,
        "tanh": tangents,
        "scan": 1,
        "sqrt": roots,
    }
    names = list(expected)
    got = observe(lambda: as_dict(count_primitives(fn, True, x), names))
    assert_equal(got, as_dict(expected), called="count_primitives(fn, True, x), some of its names", x=x)
