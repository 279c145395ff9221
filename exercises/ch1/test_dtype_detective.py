import jax.numpy as jnp
import numpy as np
from exercises.ch1.dtype_detective import affine, identify, product_dtype

from grader import observe, points
from grader.checks import assert_close, assert_equal, assert_program, assert_pure, run_trusted

HANDED_OUT = "418345d090af606b"

# The dtypes of two factors and of their product, from the table in JAX's "Type promotion semantics".
PRODUCTS_OF_ARRAYS = [
    ("int32", "float32", "float32"),
    ("int64", "bfloat16", "bfloat16"),
    ("int32", "float16", "float16"),
    ("bfloat16", "float16", "float32"),
    ("float64", "bfloat16", "float32"),
    ("uint8", "int8", "int16"),
    ("uint32", "int32", "int32"),
    ("bool", "int8", "int8"),
]
# The dtype of an array, the type of a Python number, and the dtype of their product.
PRODUCTS_WITH_NUMBERS = [
    ("bfloat16", float, "bfloat16"),
    ("bfloat16", int, "bfloat16"),
    ("float16", float, "float16"),
    ("float32", float, "float32"),
    ("int8", int, "int8"),
    ("uint8", float, "float32"),
    ("float32", complex, "complex64"),
]
# The dtypes of an array, of a NumPy scalar, and of their product.
PRODUCTS_WITH_SCALARS = [
    ("bfloat16", "float64", "float32"),
    ("float16", "float32", "float32"),
    ("int8", "int16", "int16"),
]


DTYPES = [
    *("bool", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64"),
    *("bfloat16", "float16", "float32", "float64", "complex64", "complex128"),
]


def drawn(rng, count):
    """Draws some of NumPy's dtypes, so that a list of the answers above is not enough."""
    return [DTYPES[i] for i in rng.permutation(len(DTYPES))[:count]]


def product_in_jax(left, right):
    """Asks the installed JAX, where no student code runs."""
    return run_trusted(lambda: jnp.result_type(left, right).name)


def array(rng, dtype):
    return rng.integers(0, 2, size=int(rng.integers(1, 5))).astype(jnp.dtype(dtype))


def shuffled(rng, rows):
    return [rows[i] for i in rng.permutation(len(rows))]


def shown(value):
    return f"np.{value.dtype.name} array" if isinstance(value, np.ndarray) else repr(value)


@points(1)
def test_arrays(rng):
    """identify: NumPy values are not weak, and only 64-bit dtypes and complex128 are narrowed"""
    names = {
        "float64": "float32",
        "int64": "int32",
        "complex128": "complex64",
        "complex64": "complex64",
        "bfloat16": "bfloat16",
        "uint8": "uint8",
    }
    values = [array(rng, name) for name in names] + [np.float64(rng.normal()), np.int16(rng.integers(9))]
    expected = [(name, False) for name in [*names.values(), "float32", "int16"]]
    for name in drawn(rng, 4):
        values.append(value := array(rng, name))
        expected.append((run_trusted(lambda value=value: jnp.asarray(value).dtype.name), False))
    values.append(round(rng.normal(), 2))  # weak, so it is not right to answer False always
    expected.append(("float32", True))
    for i in rng.permutation(len(values)):
        value = values[i]
        got = observe(lambda value=value: identify(value))
        assert_equal(got, expected[i], called=f"identify({shown(value)})")


@points(1)
def test_python_numbers(rng):
    """identify: Python numbers are weak, and get JAX's default dtypes"""
    number = round(rng.normal(), 2)
    known = [
        (int(10 * number), ("int32", True)),
        (number, ("float32", True)),
        (complex(1, number), ("complex64", True)),
        (np.float64(number), ("float32", False)),  # among them one of NumPy's, so it is not right to answer True always
    ]
    for value, expected in shuffled(rng, known):
        got = observe(lambda value=value: identify(value))
        assert_equal(got, expected, called=f"identify({value!r})")


@points(1)
def test_weak_arrays(rng):
    """identify: jnp.asarray(2.5) is weak, and jnp.float32(2.5) is not"""
    number = round(rng.normal(), 2)
    got = observe(lambda: identify(jnp.asarray(number)))
    assert_equal(got, ("float32", True), called=f"identify(jnp.asarray({number}))")
    got = observe(lambda: identify(jnp.float32(number)))
    assert_equal(got, ("float32", False), called=f"identify(jnp.float32({number}))")
    assert_pure(lambda x: identify(x), rng.normal(size=2), called="identify(x)")


@points(2)
def test_products_of_arrays(rng):
    """product_dtype: two NumPy arrays follow JAX's promotion table, not NumPy's"""
    rows = [
        *PRODUCTS_OF_ARRAYS,
        *((left, right, None) for left, right in zip(drawn(rng, 6), drawn(rng, 6), strict=True)),
    ]
    for left, right, name in shuffled(rng, rows):
        first, second = array(rng, left), np.asarray(rng.integers(2)).astype(jnp.dtype(right))
        name = name or product_in_jax(first, second)
        got = observe(lambda first=first, second=second: product_dtype(first, second))
        assert_equal(got, name, called=f"product_dtype(np.{left} array, np.{right} array)")


@points(1)
def test_products_with_numbers(rng):
    """product_dtype: a Python number is weak, on either side, and so is jnp.asarray(2.5)"""
    rows = [*PRODUCTS_WITH_NUMBERS, *((dtype, (int, float, complex)[rng.integers(3)], None) for dtype in drawn(rng, 5))]
    for dtype, number_type, name in shuffled(rng, rows):
        first, second = jnp.asarray(array(rng, dtype)), number_type(2)
        name = name or product_in_jax(first, second)
        got = observe(lambda a=first, b=second: [product_dtype(a, b), product_dtype(b, a)])
        text = f"{first.dtype.name} jax.Array"
        called = f"product_dtype({text}, {second!r}), and product_dtype({second!r}, {text})"
        assert_equal(got, [name, name], called=called)
    narrow, number = jnp.asarray(array(rng, "bfloat16")), round(rng.normal(), 2)
    got = observe(lambda: product_dtype(narrow, jnp.asarray(number)))
    assert_equal(got, "bfloat16", called=f"product_dtype(bfloat16 jax.Array, jnp.asarray({number}))")


@points(1)
def test_products_with_scalars(rng):
    """product_dtype: a NumPy scalar is not weak, on either side of an array"""
    scalars = ("int8", "int16", "int32", "int64", "float16", "float32", "float64")
    rows = [*PRODUCTS_WITH_SCALARS, *((dtype, scalars[rng.integers(len(scalars))], None) for dtype in drawn(rng, 5))]
    for dtype, scalar_type, name in shuffled(rng, rows):
        left, right = jnp.asarray(array(rng, dtype)), np.dtype(scalar_type).type(2)
        name = name or product_in_jax(left, right)
        got = observe(lambda left=left, right=right: [product_dtype(left, right), product_dtype(right, left)])
        text = f"{dtype} jax.Array"
        called = f"product_dtype({text}, {right!r}), and product_dtype({right!r}, {text})"
        assert_equal(got, [name, name], called=called)
    assert_pure(lambda x, y: product_dtype(x, y), *rng.normal(size=(2, 3)), called="product_dtype(x, y)")


@points(1)
def test_affine(rng):
    """affine: the values are slope * x + intercept, for an x of any shape"""
    slope, intercept = (float(number) for number in rng.uniform(1, 2, size=2))
    called = f"affine(x, {slope:.3g}, {intercept:.3g})"

    def draw_call():
        x = rng.normal(size=(2, 4)).astype("float32")
        return (x,), slope * x.astype(np.float64) + intercept

    (x,), expected = draw_call()
    got = observe(lambda: affine(jnp.asarray(x), slope, intercept))
    assert_close(got, expected, called=called, dtype="float32", scale=8, x=x)
    assert_program(lambda x: affine(x, slope, intercept), draw_call, called=called, dtype="float32", scale=8)
    scalar = np.float32(rng.normal())
    got = observe(lambda: affine(jnp.asarray(scalar), slope, intercept))
    expected = slope * np.float64(scalar) + intercept
    assert_close(got, expected, called=f"{called} with an x of shape ()", dtype="float32", scale=8, x=scalar)
    assert_pure(lambda x: affine(x, slope, intercept), jnp.asarray(x), called=called)


@points(2)
def test_affine_keeps_the_dtype(rng):
    """affine: bfloat16 stays bfloat16, and float16 stays float16"""
    slope, intercept = (float(number) for number in rng.uniform(1, 2, size=2))
    called = f"affine(x, {slope:.3g}, {intercept:.3g})"
    for dtype in shuffled(rng, ["bfloat16", "float16"]):

        def draw_call(dtype=dtype):
            x = rng.normal(size=5).astype(jnp.dtype(dtype))
            return (x,), slope * x.astype(np.float64) + intercept

        (x,), expected = draw_call()
        got = observe(lambda x=x: affine(jnp.asarray(x), slope, intercept))
        near = {"dtype": dtype, "ulps": 4, "scale": 8}
        assert_close(got, expected, called=called, x=x, **near)
        assert_program(lambda x: affine(x, slope, intercept), draw_call, called=called, **near)
