import jax
import jax.numpy as jnp
import numpy as np
from exercises.ch7.sharded_softmax import cross_entropy, softmax
from jax.sharding import PartitionSpec as P

from grader import observe, points
from grader.checks import assert_close, assert_collectives, assert_program, assert_pure, cpu_mesh, place

HANDED_OUT = "5974a17e7bb9476b"

SOFTMAX, LOSS = "softmax(shard)", "cross_entropy(shard, labels)"
EXACT = {"ulps": 84, "scale": 0.1}  # 84 units of rounding are 0.001 %, and a tenth of that is 1e-6
SPLIT = P(None, "devices")


def probabilities_on(devices):
    mesh = cpu_mesh(devices=devices)
    return jax.shard_map(lambda shard: softmax(shard), mesh=mesh, in_specs=SPLIT, out_specs=SPLIT)


def losses_on(devices):
    mesh, specs = cpu_mesh(devices=devices), (SPLIT, P())
    return jax.shard_map(lambda *args: cross_entropy(*args), mesh=mesh, in_specs=specs, out_specs=P())


def call_softmax(devices=8):
    return lambda logits: probabilities_on(devices)(logits)


def call_cross_entropy(devices=8):
    return lambda logits, labels: losses_on(devices)(logits, labels)


def split(logits, devices=8):
    return place(logits, None, "devices", devices=devices)


def everywhere(array, devices=8):
    return place(array, devices=devices)


def softmax_oracle(logits):
    powers = np.exp(logits.astype(np.float64) - np.max(logits, axis=1, keepdims=True))
    return powers / np.sum(powers, axis=1, keepdims=True)


def cross_entropy_oracle(logits, labels):
    largest = np.max(logits, axis=1).astype(np.float64)
    total = np.sum(np.exp(logits - largest[:, None]), axis=1)
    return np.log(total) + (largest - logits[np.arange(len(labels)), labels])


def one_on_each(rng, devices, local):
    """Draws a class of each device, in any order."""
    return (local * rng.permutation(devices) + rng.integers(local, size=devices)).astype("int32")


def draw_moderate(rng, devices=8, local=5):
    """Draws logits whose largest one is on another device in each row, and labels on other devices too."""
    logits = rng.normal(size=(devices, devices * local))
    logits[np.arange(devices), one_on_each(rng, devices, local)] += 5
    return logits.astype("float32"), one_on_each(rng, devices, local)


def draw_extreme(rng, devices=8, local=3):
    """Draws rows with large logits, with small ones, and with some of -inf. Labels have finite logits."""
    shape = devices * local
    high, low = 10_000 - rng.uniform(0, 10, size=shape), rng.uniform(-10_000, -9_990, size=shape)
    twice = rng.uniform(-10_000, 9_000, size=shape)
    first, second, hidden = one_on_each(rng, devices, local)[:3]
    twice[[first, second]], twice[hidden] = 10_000, -np.inf
    lonely = np.full(shape, -np.inf)  # all logits but those of one device are -inf
    device = rng.integers(devices)
    lonely[device * local : (device + 1) * local] = rng.normal(size=local)
    scattered = np.where(rng.permutation(shape) < shape // 2, rng.normal(size=shape), -np.inf)
    far = rng.permutation(np.linspace(-10_000, 10_000, shape))
    logits = np.array([high, low, twice, lonely, scattered, far, twice], "float32")
    labels = [rng.choice(np.flatnonzero(np.isfinite(row))) for row in logits]
    labels[2:4] = [first, device * local + rng.integers(local)]
    labels[5] = np.argmin(far)  # its probability is 0 in float32
    order = rng.permutation(len(logits))
    return logits[order], np.array(labels, "int32")[order]


def assert_values(fn, draw_call, called, why):
    """Fails unless a program is right for numbers that it has not seen, and a call without jit too."""
    assert_program(fn, draw_call, called=called, why=why, **EXACT)
    args, expected = draw_call()
    got = observe(lambda: fn(*(one.on_devices for one in args)))
    assert_close(got, expected, called=called, why=why, **EXACT)


@points(4)
def test_softmax(rng):
    """softmax agrees with one device, whichever device has the largest logit"""

    def draw_call(devices=8, local=5):
        logits, _ = draw_moderate(rng, devices, local)
        return (split(logits, devices),), softmax_oracle(logits)

    assert_program(call_softmax(), draw_call, called=SOFTMAX, **EXACT)
    called = f"{SOFTMAX}, on a mesh of 2 devices, with one class for each"
    assert_program(call_softmax(2), lambda: draw_call(2, 1), called=called, **EXACT)
    args, _ = draw_call()
    assert_pure(call_softmax(), *args, called=SOFTMAX, traced=True)


@points(3)
def test_softmax_of_extremes(rng):
    """softmax is right for logits of 10,000, and for devices whose logits are all -inf"""

    def draw_call():
        logits, _ = draw_extreme(rng)
        return (split(logits),), softmax_oracle(logits)

    called = f"{SOFTMAX}, logits from -10,000 to 10,000, and -inf"
    why = "rows differ in size, and a device may have only -inf in a row"
    assert_values(call_softmax(), draw_call, called, why)


@points(4)
def test_cross_entropy(rng):
    """cross_entropy agrees with one device, whichever device has the label"""

    def draw_call(devices=8, local=5):
        logits, labels = draw_moderate(rng, devices, local)
        return (split(logits, devices), everywhere(labels, devices)), cross_entropy_oracle(logits, labels)

    assert_program(call_cross_entropy(), draw_call, called=LOSS, **EXACT)
    called = f"{LOSS}, on a mesh of 4 devices"
    assert_program(call_cross_entropy(4), lambda: draw_call(4, 6), called=called, **EXACT)
    args, _ = draw_call()
    assert_pure(call_cross_entropy(), *args, called=LOSS, traced=True)


@points(3)
def test_cross_entropy_of_extremes(rng):
    """cross_entropy is right for logits of 10,000, and for a logit of -inf beside the label"""

    def draw_call():
        logits, labels = draw_extreme(rng)
        return (split(logits), everywhere(labels)), cross_entropy_oracle(logits, labels)

    called = f"{LOSS}, logits from -10,000 to 10,000, and -inf"
    why = "the logit of each label is finite, but its probability may be too small for float32"
    assert_values(call_cross_entropy(), draw_call, called, why)


def inside(logits, labels, weights, factors):
    """Gradients of weighted sums of both results, taken on each device."""

    def slopes(shard, labels, weights, factors):
        def loss(shard):
            return jnp.sum(weights * cross_entropy(shard, labels))

        def mixture(shard):
            return jnp.sum(factors * softmax(shard))

        return {"cross_entropy": jax.grad(loss)(shard), "softmax": jax.grad(mixture)(shard)}

    specs = SPLIT, P(), P(), SPLIT
    return jax.shard_map(slopes, mesh=cpu_mesh(), in_specs=specs, out_specs=SPLIT)(logits, labels, weights, factors)


def around(logits, labels, weights, factors):
    """The same gradients, taken around the `shard_map`s."""
    return {
        "cross_entropy": jax.grad(lambda logits: jnp.sum(weights * losses_on(8)(logits, labels)))(logits),
        "softmax": jax.grad(lambda logits: jnp.sum(factors * probabilities_on(8)(logits)))(logits),
    }


@points(3)
def test_gradients(rng):
    """both can be differentiated, inside of the shard_map and around it"""

    def draw_call():
        logits, labels = draw_extreme(rng)
        weights, factors = (rng.uniform(-1, 1, size=one.shape).astype("float32") for one in (labels, logits))
        right = softmax_oracle(logits)
        of_loss = weights[:, None] * (right - (np.arange(logits.shape[1]) == labels[:, None]))
        of_softmax = right * (factors - np.sum(factors * right, axis=1, keepdims=True))
        args = split(logits), everywhere(labels), everywhere(weights), split(factors)
        return args, {"cross_entropy": of_loss, "softmax": of_softmax}

    for place_of_grad, fn in (("inside of the shard_map", inside), ("around the shard_map", around)):
        called = f"jax.grad of both functions, {place_of_grad}"
        assert_program(fn, draw_call, called=called, ulps=84, scale=1)


@points(3)
def test_exchange(rng):
    """only maxima and sums travel, with a few numbers for each row"""

    def draw_logits():
        logits = draw_moderate(rng, local=32)[0][:3]
        return (split(logits),), softmax_oracle(logits)

    def draw_both():
        logits, labels = (one[:3] for one in draw_moderate(rng, local=32))
        return (split(logits), everywhere(labels)), cross_entropy_oracle(logits, labels)

    few = {"all-reduce": 6 * 3}
    why = "reduce on the device first: then one number for each row is left, and not one for each class"
    for fn, draw_call, called in ((call_softmax(), draw_logits, SOFTMAX), (call_cross_entropy(), draw_both, LOSS)):
        shape = f"{called}, 3 rows, 32 classes on each of 8 devices"
        assert_collectives(fn, draw_call, few, called=shape, why=why, **EXACT)
