import jax
import jax.numpy as jnp
import numpy as np
from exercises.ch4.jacobian_mode import bottleneck_jacobian, jacobian

from grader import observe, points
from grader.checks import (
    assert_close,
    assert_constant_program_size,
    assert_program,
    assert_pure,
    assert_small_arrays,
)

HANDED_OUT = "7992ed4030e69a98"


def draw_array(rng, *shape):
    return np.asarray(rng.normal(size=shape), "float32")


def draw_shapes(rng):
    """Draws functions of arrays of several shapes: the shape of each argument, the function, and its Jacobian."""
    matrix, (a, b) = draw_array(rng, 3, 4), np.float32(rng.uniform(1, 2, size=2))
    unit = np.eye(3)
    return {
        "a vector of 4 to one of 3": ((4,), lambda x: matrix @ jnp.sin(x), lambda x: matrix * np.cos(x)),
        "a vector of 3 to one of 3": ((3,), lambda x: jnp.cumsum(a * x * x), lambda x: np.tri(3) * 2 * a * x),
        "a vector of 3 to a matrix": (
            (3,),
            lambda x: a * jnp.outer(x, x),
            lambda x: a * (unit[:, None, :] * x[None, :, None] + unit[None, :, :] * x[:, None, None]),
        ),
        "a matrix to a number": ((2, 3), lambda x: jnp.sum(x * x * x), lambda x: 3 * x**2),
        "a number to a matrix": (
            (),
            lambda x: jnp.stack([x * x, jnp.sin(a * x), b * x, a + x]).reshape(2, 2),
            lambda x: np.reshape([2 * x, a * np.cos(a * x), b, 1], (2, 2)),
        ),
    }


def draw_layer(rng, inputs, outputs, width, shape):
    """Draws a function that makes an array of `width` elements on the way. Its oracle gives values and Jacobian.

    Args:
        rng: draws the numbers.
        inputs: how many numbers it takes.
        outputs: how many it returns.
        width: a multiple of both.
        shape: of its result.
    """
    rates = rng.uniform(1, 2, size=width).astype("float32")
    rows, columns = np.arange(width) // (width // outputs), np.arange(width) % inputs

    def fn(x):
        wide = jnp.sin(rates * jnp.tile(x.ravel(), width // inputs))
        return jnp.mean(wide.reshape(*shape, -1), axis=-1)

    def oracle(x):
        rate, angle = np.float64(rates), rates * np.float64(x).ravel()[columns]
        matrix = np.zeros((outputs, inputs))
        np.add.at(matrix, (rows, columns), rate * np.cos(angle) * outputs / width)
        return np.sin(angle).reshape(outputs, -1).mean(axis=1), matrix

    return fn, oracle


WIDTH = 600
FEW, MANY = 3, 30
TALL = "jacobian(fn, x), x of shape (3,), fn(x) of shape (2, 15)"
WIDE = "jacobian(fn, x), x of shape (2, 15), fn(x) of shape (3,)"


@points(3)
def test_any_shape(rng):
    """jacobian is right for few and many inputs and outputs, and for arrays of any shape"""
    for name, (shape, fn, oracle) in draw_shapes(rng).items():
        called = f"jacobian(fn, x), fn takes {name}"

        def draw_call(shape=shape, oracle=oracle):
            x = draw_array(rng, *shape)
            return (x,), np.asarray(oracle(np.float64(x)))

        assert_program(lambda x, fn=fn: jacobian(fn, x), draw_call, called=called, scale=8)
        (x,), expected = draw_call()
        x = jnp.asarray(x)
        got = observe(lambda fn=fn, x=x: jax.jit(lambda x: jacobian(fn, x))(x))
        assert_close(got, expected, called=called, scale=8, x=x)
    x = jnp.asarray(draw_array(rng, 2, 3))
    got = observe(lambda: jacobian(jnp.sin, x[0]))
    assert_close(got, np.diag(np.cos(np.float64(x[0]))), called="jacobian(jnp.sin, x)", x=x[0])
    assert_pure(lambda x: jacobian(jnp.sum, x), x, called="jacobian(jnp.sum, x)", traced=True)


def assert_mode(rng, inputs, outputs, symptom, called):
    """Fails unless a Jacobian carries as many wide arrays as there are few inputs or outputs, all at once."""
    fn, oracle = draw_layer(rng, np.prod(inputs), np.prod(outputs), WIDTH, outputs)

    def draw_call():
        x = draw_array(rng, *inputs)
        return (x,), oracle(x)[1].reshape(*outputs, *inputs)

    assert_small_arrays(
        lambda x: jacobian(fn, x),
        draw_call,
        max_elements=2 * FEW * WIDTH,
        min_elements=FEW * WIDTH,
        called=called,
        symptom=symptom,
        why=f"on the way, fn makes an array of {WIDTH} elements",
    )


@points(3)
def test_tall(rng):
    """few inputs and many outputs take forward mode"""
    symptom = "reverse mode takes a pass for each of the many outputs: there are fewer inputs"
    assert_mode(rng, (FEW,), (2, MANY // 2), symptom, TALL)


@points(3)
def test_wide(rng):
    """many inputs and few outputs take reverse mode"""
    symptom = "forward mode takes a pass for each of the many inputs: there are fewer outputs"
    assert_mode(rng, (2, MANY // 2), (FEW,), symptom, WIDE)


def draw_halves(rng, inputs, codes, outputs, width):
    """Draws an encoder and a decoder, and the Jacobian of both together."""
    encode, encode_oracle = draw_layer(rng, inputs, codes, width, (codes,))
    decode, decode_oracle = draw_layer(rng, codes, outputs, width, (outputs,))

    def oracle(x):
        code, first = encode_oracle(x)
        return decode_oracle(code)[1] @ first

    return encode, decode, oracle


@points(2)
def test_chain(rng):
    """bottleneck_jacobian is the Jacobian of decode after encode"""
    called = "bottleneck_jacobian(encode, decode, x)"
    for sizes in ((6, 2, 4), (3, 1, 5)):
        encode, decode, oracle = draw_halves(rng, *sizes, 60)

        def draw_call(sizes=sizes, oracle=oracle):
            x = draw_array(rng, sizes[0])
            return (x,), oracle(x)

        def chain(x, encode=encode, decode=decode):
            return bottleneck_jacobian(encode, decode, x)

        where = "{} inputs, a code of {}, {} outputs".format(*sizes)
        assert_program(chain, draw_call, called=f"{called}, {where}")
    (x,), expected = draw_call()
    x = jnp.asarray(x)
    assert_close(observe(lambda: chain(x)), expected, called=f"{called}, {where}", x=x)
    assert_pure(chain, x, called=called, traced=True)


@points(2)
def test_chain_arrays(rng):
    """bottleneck_jacobian pays for the short code, and not for all inputs or outputs"""
    codes = 2
    encode, decode, oracle = draw_halves(rng, MANY, codes, MANY, WIDTH)

    def draw_call():
        x = draw_array(rng, MANY)
        return (x,), oracle(x)

    assert_small_arrays(
        lambda x: bottleneck_jacobian(encode, decode, x),
        draw_call,
        max_elements=2 * codes * WIDTH,
        called=f"bottleneck_jacobian(encode, decode, x), {MANY} inputs, a code of {codes}, {MANY} outputs",
        symptom="one mode is used for the whole chain: it takes a pass for each input, or for each output",
        why=f"on the way, encode and decode each make an array of {WIDTH} elements",
    )


OUTPUTS = 100


def draw_ends(rng):
    """Draws a function of many inputs, an encoder and a decoder, of few operations each, and two Jacobians."""
    a, spots = np.float32(rng.uniform(1, 2)), draw_array(rng, OUTPUTS)

    def bend(x):
        return jnp.sin(a * x[:OUTPUTS]) * jnp.sum(x)

    def encode(x):
        return jnp.sin(a * x[:2]) * jnp.sum(x)

    def decode(code):
        return jnp.sin(spots * code[0]) * code[1]

    def of_bend(x, outputs=OUTPUTS):
        kept = a * x[:outputs]
        return np.sum(x) * np.eye(outputs, len(x)) * a * np.cos(kept)[:, None] + np.sin(kept)[:, None]

    def of_both(x):
        first, second = np.sin(a * x[:2]) * np.sum(x)
        columns = spots * np.cos(spots * first) * second, np.sin(spots * first)
        return np.stack(columns, axis=1) @ of_bend(x, 2)

    return (bend, of_bend), (encode, decode, of_both)


@points(2)
def test_constant_size(rng):
    """no Python loop runs over inputs or outputs: more of them do not make a program longer"""
    (bend, of_bend), (encode, decode, of_both) = draw_ends(rng)
    for fn, oracle, called in (
        (lambda x: jacobian(bend, x), of_bend, "jacobian(fn, x)"),
        (lambda x: bottleneck_jacobian(encode, decode, x), of_both, "bottleneck_jacobian(encode, decode, x)"),
    ):

        def draw_call(size, oracle=oracle):
            x = np.float32(draw_array(rng, size) / size)
            return (x,), oracle(np.float64(x))

        assert_constant_program_size(
            fn, draw_call, rng.integers(400, 450, size=2), max_operations=200, called=called, what="inputs", scale=4
        )
