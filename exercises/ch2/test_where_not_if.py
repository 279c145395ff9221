import time

import jax
import jax.numpy as jnp
import numpy as np
from exercises.ch2.where_not_if import activation, step_unless_done, x_log_x
from jax.extend.core import Literal

from grader import observe, points, program
from grader.checks import (
    CheckFailed,
    SmallSteps,
    assert_close,
    assert_equal,
    assert_program,
    assert_pure,
    assert_raises,
    run_compiled,
    run_trusted,
    two_digits,
)

HANDED_OUT = "cc58a84d7b60365e"


def both_signs(rng):
    # Not near 1, because the logarithm is almost 0 there. Tiny values reveal a number that was added to x.
    positive = [*rng.uniform(0.05, 0.8, size=3), *rng.uniform(1.2, 3.0, size=2), *10 ** rng.uniform(-8, -5, size=2)]
    return rng.permutation([0.0, *positive, -1e-6, *rng.uniform(-3.0, -0.05, size=2)]).astype("float32")


def both_signs_short(rng, dtype):
    """Draws similar numbers in 16 bits, without the tiny ones, which float16 cannot hold."""
    positive = [*rng.uniform(0.05, 0.8, size=3), *rng.uniform(1.2, 3.0, size=2), rng.uniform(0.001, 0.01)]
    return rng.permutation([0.0, *positive, *rng.uniform(-3.0, -0.05, size=2)]).astype(dtype)


def positive_part(x, values):
    return np.where(x > 0, values, 0.0)


def x_log_x_oracle(x):
    safe = np.where(x > 0, x, 1.0).astype(np.float64)
    return positive_part(x, safe * np.log(safe))


def slopes_oracle(x):
    safe = np.where(x > 0, x, 1.0).astype(np.float64)
    return positive_part(x, np.log(safe) + 1)


@points(2)
def test_x_log_x_values(rng):
    """x_log_x agrees with its formula for x > 0 and x <= 0, in float32, bfloat16 and float16"""
    x = both_signs(rng)
    got = observe(lambda: jax.jit(x_log_x)(x))
    assert_close(got, x_log_x_oracle(x), scale=1e-7, called="jit(x_log_x)(x)", x=x)
    for dtype in (jnp.bfloat16, jnp.float16):
        short = both_signs_short(rng, dtype)
        got = observe(lambda short=short: jax.jit(x_log_x)(short))
        assert_close(got, x_log_x_oracle(short), dtype=short.dtype.name, ulps=8, called="jit(x_log_x)(x)", x=short)
    for shaped in (x[:10].reshape(2, 5), x[3]):
        got = observe(lambda shaped=shaped: jax.jit(x_log_x)(shaped))
        called = f"jit(x_log_x)(x)        x: float32{list(shaped.shape)}"
        assert_close(got, x_log_x_oracle(shaped), scale=1e-7, called=called, x=shaped)

    def draw_call():
        x = both_signs(rng)
        return (x,), x_log_x_oracle(x)

    assert_program(lambda x: x_log_x(x), draw_call, called="x_log_x(x)", scale=1e-7)


@points(4)
def test_x_log_x_gradient(rng):
    """the gradient of x_log_x is finite, and 0 for x <= 0, in float32, bfloat16 and float16"""
    x = both_signs(rng)
    got = observe(lambda: jax.jit(jax.grad(lambda v: x_log_x(v).sum()))(x))
    called = "grad(lambda x: x_log_x(x).sum())(x)"
    assert_close(got, slopes_oracle(x), called=called, x=x)
    for dtype in (jnp.bfloat16, jnp.float16):
        short = both_signs_short(rng, dtype)
        got = observe(lambda short=short: jax.jit(jax.grad(lambda v: x_log_x(v).sum()))(short))
        assert_close(got, slopes_oracle(short), dtype=short.dtype.name, ulps=8, called=called, x=short)

    def draw_call():
        x = both_signs(rng)
        return (x,), slopes_oracle(x)

    assert_program(jax.grad(lambda v: x_log_x(v).sum()), draw_call, called=called)


@points(2)
def test_x_log_x_refuses_integers(rng):
    """x_log_x raises TypeError for integers, booleans and complex numbers, while JAX traces"""
    for name in (("int8", "int16", "int32", "uint8", "uint16")[rng.integers(5)], "bool", "complex64"):
        x = rng.integers(0, 9, size=4).astype(name)
        assert_raises(
            lambda x=x: jax.jit(x_log_x)(x),
            "TypeError",
            called=f"jit(x_log_x)(x)        x: {name}[4]",
            mentions=name,
            why="a tracer knows its dtype, so a Python `if` can look at `x.dtype` and the error can name it",
        )

    def draw_call():  # floats are not refused
        x = both_signs(rng)
        return (x,), x_log_x_oracle(x)

    assert_program(lambda x: x_log_x(x), draw_call, called="x_log_x(x)", scale=1e-7)


def assert_conditional(compiled, called, why):
    """Fails unless a program chooses. It is the program itself, so student code cannot patch that."""
    if not {"case", "if"} & compiled.operations.keys():
        raise CheckFailed(
            ("called", f"{called}, inside jax.jit"),
            ("expected", "a program with a `case`, which `lax.switch` and `lax.cond` compile to"),
            ("got", f"a program with {', '.join(sorted(compiled.operations)) or 'nothing'}"),
            ("", why),
        )


@points(3)
def test_step_unless_done(rng):
    """step_unless_done compiles to a conditional that returns x or step(x)"""
    steps = SmallSteps(rng)

    def step(v):  # an ordinary function, which takes long, and needs all elements at once
        return steps(v[::-1])

    def draw_x():
        x = rng.normal(size=8).astype("float32")
        return x, run_trusted(lambda: run_compiled(steps, x[::-1]))

    def both_ways(x):
        jitted = jax.jit(lambda done, x: step_unless_done(done, step, x))
        return [jitted(True, x), jitted(False, x)]

    x, stepped = draw_x()
    called = "[step_unless_done(done, step, x) for done in (True, False)], jitted"
    assert_close(observe(lambda: both_ways(x)), [x, stepped], called=called, x=x)
    compiled = program(lambda done, x: step_unless_done(done, step, x), np.bool_(True), x)
    called = "step_unless_done(done, step, x)"
    assert_conditional(compiled, called, "`jnp.where` computes both sides before it picks")
    for done in (True, False):
        x, stepped = draw_x()
        got = compiled.call(np.bool_(done), x)
        expected = x if done else stepped
        assert_close(got, [expected], called=f"{called}, done = {done}, inside jax.jit", array_type=None, x=x)
    assert_saves_the_step(rng, compiled, steps)


def assert_saves_the_step(rng, compiled, steps):
    """Fails unless the program takes about as long as the step if it is needed, and little time if it is not."""
    x = rng.normal(size=8).astype("float32")
    saved, spent = compiled.seconds((np.bool_(True), x), (np.bool_(False), x))
    needed = run_trusted(lambda: best_seconds(lambda: run_compiled(steps, x)))
    if spent > BAR * needed:
        raise CheckFailed(
            ("called", "step_unless_done(False, step, x), inside jax.jit, for a step of many operations"),
            ("expected", "about the time that `step` takes"),
            ("got", f"{two_digits(spent / needed)} times as long"),
        )
    if BAR * saved > min(spent, needed):
        raise CheckFailed(
            ("called", "step_unless_done(True, step, x), inside jax.jit, for a step of many operations"),
            ("expected", f"at most 1/{BAR} of the time that it takes for False"),
            ("got", f"{two_digits(saved / spent)} of that time"),
            ("", "inside a branch of `lax.cond`, call `step`. A result from outside is computed in any case"),
        )


BAR = 3


def best_seconds(call):
    """The seconds of the shortest of a few calls, after one that compiles."""
    seconds = []
    for _ in range(6):
        start = time.perf_counter()
        call()
        seconds.append(time.perf_counter() - start)
    return min(seconds)


@points(3)
def test_activation(rng):
    """activation picks by index, and an index out of range counts as the nearest one"""
    indices = [int(i) for i in rng.permutation([-2, -1, 0, 1, 2, 3, 5])]

    def draw_x():
        x = rng.normal(size=4).astype("float32")
        exact = x.astype(np.float64)
        kinds = [exact, np.maximum(exact, 0), np.tanh(exact)]
        return x, {f"index {i}": kinds[min(max(i, 0), 2)] for i in indices}

    def all_indices(x):
        jitted = jax.jit(activation)
        return {f"index {i}": jitted(np.int32(i), x) for i in indices}

    x, expected = draw_x()
    assert_close(observe(lambda: all_indices(x)), expected, called="jit(activation)(index, x)", x=x)
    short = jnp.asarray(x.reshape(2, 2), "bfloat16")
    kinds = [np.asarray(kind, np.float64) for kind in (short, jnp.maximum(short, 0), jnp.tanh(short))]
    expected = {f"index {i}": kinds[min(max(i, 0), 2)] for i in indices}
    called = "jit(activation)(index, x)        x: bfloat16[2,2]"
    assert_close(observe(lambda: all_indices(short)), expected, dtype="bfloat16", ulps=4, called=called, x=short)
    compiled = program(lambda index, x: activation(index, x), np.int32(1), x)
    x, expected = draw_x()
    got = {f"index {i}": compiled.call(np.int32(i), x)[0] for i in indices}
    assert_close(got, expected, called="activation(index, x), inside jax.jit", array_type=None, x=x)


def floats_run(fn, *args):
    """Returns the names of the operations on floats that a call runs. Of a conditional, only the chosen branch runs."""
    names = set()

    def run(closed, inputs):
        jaxpr = closed.jaxpr
        values = dict(zip([*jaxpr.constvars, *jaxpr.invars], [*closed.consts, *inputs], strict=True))

        def value(atom):
            return atom.val if isinstance(atom, Literal) else values[atom]

        for equation in jaxpr.eqns:
            primitive, params, inputs = equation.primitive, equation.params, [value(atom) for atom in equation.invars]
            if primitive.name == "cond":
                results = run(params["branches"][int(inputs[0])], inputs[1:])
            elif primitive.name in ("jit", "pjit", "custom_jvp_call", "custom_vjp_call"):
                results = run(params.get("jaxpr") or params["call_jaxpr"], inputs)
            else:
                if any(jnp.issubdtype(out.aval.dtype, jnp.floating) for out in equation.outvars):
                    names.add(primitive.name)
                results = primitive.bind(*inputs, **params)
                results = results if primitive.multiple_results else [results]
            values.update(zip(equation.outvars, results, strict=True))
        return [value(atom) for atom in jaxpr.outvars]

    run(jax.make_jaxpr(fn)(*args), args)
    return names


def runs_of_step(x):
    """Counts how often a step runs on the device, for `done` in (True, False)."""
    runs = []

    def step(v):
        jax.debug.callback(lambda: runs.append("ran"))
        return v / 2

    jitted = jax.jit(lambda done, x: step_unless_done(done, step, x))
    counts = []
    for done in (True, False):
        runs.clear()
        jax.block_until_ready(jitted(done, x))
        jax.effects_barrier()
        counts.append(len(runs))
    return counts


@points(1)
def test_computes_one(rng):
    """step runs only if done is false, and activation computes only the chosen activation"""
    x = rng.normal(size=4).astype("float32")
    called = "how often step runs on the device, for done in [True, False]"
    hint = "`jnp.where` computes both sides before it picks"
    assert_equal(observe(lambda: runs_of_step(x)), [0, 1], called=called, why=hint)
    tanh, maximum = {"tanh", "exp", "exp2", "expm1", "logistic", "sinh", "cosh"}, {"max", "clamp"}
    not_chosen = {0: tanh | maximum, 1: tanh, 2: maximum}

    def wasted():
        return {f"index {i}": sorted(floats_run(activation, np.int32(i), x) & not_chosen[i]) for i in range(3)}

    assert_equal(
        observe(wasted),
        {f"index {i}": [] for i in range(3)},
        called="operations of activation(index, x) that belong to an activation that was not chosen",
        why="code outside the functions that you give to `lax.switch` or `lax.cond` always runs",
        x=x,
    )
    x, index, done = jnp.asarray(x), jnp.int32(1), jnp.asarray(False)
    assert_pure(lambda x: x_log_x(x), x, called="x_log_x(x)", traced=True)
    assert_pure(lambda *args: activation(*args), index, x, called="activation(index, x)", traced=True)
    called = "step_unless_done(done, step, x)"
    assert_pure(lambda done, x: step_unless_done(done, jnp.sin, x), done, x, called=called, traced=True)
    compiled = program(lambda index, x: activation(index, x), np.int32(1), x)
    assert_conditional(compiled, "activation(index, x)", "all of it runs at each call, whatever the index is")
