from collections import Counter, namedtuple
from collections.abc import Mapping

import jax
import jax.numpy as jnp
from exercises.ch2.read_jaxpr import count_primitives, primitives
from jax import lax
from jax.extend.core import Primitive, jaxprs_in_params

from grader import observe, points
from grader.checks import assert_equal, assert_pure, run_trusted

HANDED_OUT = "ad1b536208986cb4"


def some_names(rng, count=3):
    return rng.choice(["sin", "cos", "tanh", "exp", "logistic"], size=count).tolist()


def chain(names, x):
    for name in names:
        x = getattr(lax, name)(x)
    return x


def curvature(names, x):
    """Computes the second derivative of a chain. Tracing it is the only short way to know its primitives."""
    slope = jax.grad(lambda v: chain(names, v).sum())
    return jax.grad(lambda v: slope(v).sum())(x)


def as_dict(counts):
    """Turns a Counter into a plain dictionary, sorted by name."""
    return {name: counts[name] for name in sorted(counts, key=str)} if isinstance(counts, Mapping) else counts


def primitives_oracle(fn, *args):
    return [equation.primitive.name for equation in jax.make_jaxpr(fn)(*args).eqns]


def counts_oracle(fn, *args):
    """Counts by the installed JAX. Not by `grader`, whose functions a student's code could call."""
    counts, jaxprs = Counter(), [jax.make_jaxpr(fn)(*args).jaxpr]
    while jaxprs:
        for equation in jaxprs.pop().eqns:
            counts[equation.primitive.name] += 1
            jaxprs += jaxprs_in_params(equation.params)
    return as_dict(counts)


def assert_counts(fn, *args, called, **inputs):
    """Fails unless the counts are those of the installed JAX, found by the grader in another process."""
    expected = run_trusted(lambda: counts_oracle(fn, *args))
    got = observe(lambda: as_dict(count_primitives(fn, *args)))
    assert_equal(got, expected, called=called, **inputs)


def assert_counts_of_jitted(fn, *args, called, **inputs):
    """Fails unless the counts of `jax.jit(fn)` are those of the installed JAX."""
    expected = run_trusted(lambda: counts_oracle(jax.jit(fn), *args))
    got = observe(lambda: as_dict(count_primitives(jax.jit(fn), *args)))
    assert_equal(got, expected, called=called, **inputs)


@points(3)
def test_outermost(rng):
    """primitives lists the names in the outermost jaxpr, in order and with repeats"""
    before, inside, after = (some_names(rng) for _ in range(3))
    x = rng.normal(size=3).astype("float32")

    def fn(x):
        y = jax.jit(lambda v: chain(inside, v))(chain(before, x + x))
        return curvature(after, y * y)

    expected = run_trusted(lambda: primitives_oracle(fn, x))
    assert_equal(observe(lambda: primitives(fn, x)), expected, called="primitives(fn, x)", x=x)
    expected = run_trusted(lambda: primitives_oracle(jax.jit(fn), x))
    got = observe(lambda: primitives(jax.jit(fn), x))
    assert_equal(got, expected, called="primitives(jax.jit(fn), x)", x=x)


@points(2)
def test_traced(rng):
    """fn is only traced and never run, so a ShapeDtypeStruct works as its argument"""
    rows, columns = (int(size) for size in rng.integers(2, 6, size=2))
    names = some_names(rng)
    shape = jax.ShapeDtypeStruct((rows, columns), jnp.float32)

    def read(primitives, count_primitives):
        """Reads a function that notes when the device runs it."""
        runs = []

        def fn(x):
            jax.debug.callback(lambda: runs.append("ran"))
            return x * curvature(names, x + x)

        found = {"primitives": primitives(fn, shape), "count_primitives": as_dict(count_primitives(fn, shape))}
        jax.effects_barrier()
        return {**found, "runs of fn on the device": len(runs)}

    expected = run_trusted(lambda: read(primitives_oracle, counts_oracle))
    got = observe(lambda: read(primitives, count_primitives))
    assert_equal(got, expected, called="primitives(fn, x), count_primitives(fn, x)        x: a ShapeDtypeStruct")


@points(3)
def test_counts_inside_jit(rng):
    """primitives inside jitted functions count, at any depth"""
    first, second, third = (some_names(rng) for _ in range(3))
    x = rng.normal(size=4).astype("float32")

    def fn(x):
        inner = jax.jit(lambda v: curvature(third, v))
        outer = jax.jit(lambda v: inner(chain(second, v)))
        return outer(chain(first, x))

    assert_counts(fn, x, called="count_primitives(fn, x), fn calls a jitted function that calls another", x=x)
    assert_counts_of_jitted(fn, x, called="count_primitives(jax.jit(fn), x), with the same fn", x=x)


@points(2)
def test_counts_each_call(rng):
    """a jitted function that is called twice counts twice"""
    names = some_names(rng)
    x = rng.normal(size=2).astype("float32")

    def fn(x):
        inner = jax.jit(lambda v: curvature(names, v))
        return inner(inner(x))

    assert_counts(fn, x, called="count_primitives(fn, x), fn calls inner twice", x=x)


@points(2)
def test_counts_under_any_name(rng):
    """primitives in a nested jaxpr count, whatever the name of the parameter"""
    first, second, third = (some_names(rng) for _ in range(3))
    x = rng.normal(size=3).astype("float32")

    def fn(x):
        with_jvp = jax.custom_jvp(lambda v: curvature(first, v))
        with_jvp.defjvp(lambda primals, tangents: (with_jvp(*primals), tangents[0]))
        with_vjp = jax.custom_vjp(lambda v: curvature(second, v))
        with_vjp.defvjp(lambda v: (with_vjp(v), None), lambda _, cotangent: (cotangent,))
        return jax.checkpoint(lambda v: chain(third, v))(with_vjp(with_jvp(x)))

    assert_counts(fn, x, called="count_primitives(fn, x), fn calls functions with derivatives of their own", x=x)
    one, several = ("".join(rng.choice(list("abcdefgh"), size=6)) for _ in range(2))
    alone, *together = (some_names(rng) for _ in range(3))

    def with_new_primitive(x):
        primitive = Primitive(f"new_{one}")
        primitive.def_abstract_eval(lambda aval, **_: aval)
        only, left, right = (jax.make_jaxpr(lambda v, names=names: chain(names, v))(x) for names in (alone, *together))
        pair = namedtuple("Pair", ["left", "nothing", "right"])(left, None, right)
        return primitive.bind(lax.sin(x), **{one: only, f"all_{several}": pair})

    called = f"count_primitives(fn, x), fn has a primitive with parameters {one} and all_{several}"
    assert_counts(with_new_primitive, x, called=called, x=x)


@points(3)
def test_counts_inside_control_flow(rng):
    """an equation in a branch, loop condition or loop body counts once, however often it runs"""
    true, false, condition, body, steps = (some_names(rng) for _ in range(5))
    x = rng.normal(size=4).astype("float32")

    def fn(positive, x):
        x = lax.cond(positive, lambda v: curvature(true, v), lambda v: chain(false, v), x)
        x = lax.while_loop(lambda v: lax.exp(chain(condition, v))[0] < 0, lambda v: curvature(body, v), x)
        return lax.scan(lambda v, _: (jax.jit(lambda w: curvature(steps, w))(v), None), x, length=3)[0]

    assert_counts(fn, True, x, called="count_primitives(fn, True, x), fn has a branch and two loops", x=x)

    def read(x):
        return primitives(fn, True, x), as_dict(count_primitives(fn, True, x))

    assert_pure(read, jnp.asarray(x), called="primitives(fn, True, x), count_primitives(fn, True, x)")
