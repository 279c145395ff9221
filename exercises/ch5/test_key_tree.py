import jax
import jax.numpy as jnp
import numpy as np
from exercises.ch5.key_tree import keys_like, layer_keys, step_key

from grader import observe, points, program
from grader.checks import CheckFailed, KeyData, assert_independent, assert_pure, assert_structure, describe, draw_key

HANDED_OUT = "14db809522bd26e3"

MAX_OPERATIONS = 400
DRAWS = 2000


def words_of(keys, shape, called):
    """Returns the two words of each key, after it made sure that these are typed keys of this shape."""
    if not (isinstance(keys, KeyData) and keys.data.shape == (*shape, 2) and keys.data.dtype == "uint32"):
        raise CheckFailed(("called", called), ("expected", f"typed keys of shape {shape}"), ("got", describe(keys)))
    return np.asarray(keys.data)


def run(one, called, shapes, *args):
    """Runs a program that returns keys, with one shape for each of its leaves. Returns the words of all keys."""
    leaves = one.call(*args)
    if len(leaves) != len(shapes):
        found = f"{len(leaves)} arrays"
        raise CheckFailed(("called", called), ("expected", f"keys, in {len(shapes)} arrays"), ("got", found))
    return np.concatenate(
        [words_of(leaf, shape, called).reshape(-1, 2) for leaf, shape in zip(leaves, shapes, strict=True)]
    )


def numbers_of(words):
    """Makes one whole number of 64 bits for each key."""
    words = np.asarray(words, np.uint64)
    return (words[..., 0] << np.uint64(32)) | words[..., 1]


def assert_distinct(words, names, called):
    """Fails if two keys are equal. Two of 240,000 right keys are, once in 600 million times."""
    numbers = numbers_of(words)
    order = np.argsort(numbers, kind="stable")
    (equal,) = np.nonzero(numbers[order[1:]] == numbers[order[:-1]])
    if len(equal):
        first, second = sorted((int(order[equal[0]]), int(order[equal[0] + 1])))
        raise CheckFailed(
            ("called", called),
            ("expected", f"another key for {names(first)} than for {names(second)}"),
            ("got", f"the same key for both, and {len(equal)} such pairs among {len(numbers)} keys"),
        )


def assert_leaves_of_the_tree(words, key, names, called):
    """Fails if a key is the parent itself, or the parent of another one. The parents of all keys are no part of it."""
    assert_distinct(words, names, called)
    place = {number: i for i, number in enumerate(numbers_of(words).tolist())}
    itself = place.get(int(numbers_of(jax.random.key_data(key))))
    if itself is not None:
        raise CheckFailed(("called", called), ("expected", "new keys"), ("got", f"`key` itself for {names(itself)}"))
    # With today's JAX, `split(key)` and `fold_in` give some of these keys too.
    for parent, one in enumerate(as_keys(words)):
        for child in numbers_of(jax.random.key_data(jax.random.split(one, CHILDREN))).tolist():
            if child in place:
                raise CheckFailed(
                    ("called", called),
                    ("expected", f"a key for {names(parent)} that nothing was made from"),
                    ("got", f"the key for {names(place[child])} was made from it"),
                )


CHILDREN = 16


def as_keys(words):
    return [jax.random.wrap_key_data(jnp.asarray(pair)) for pair in words]


def assert_independent_draws(words, key, names, called):
    """Fails if a key is no leaf of the tree, or if what is drawn from two of them is related."""
    assert_leaves_of_the_tree(words, key, names, called)
    keys = {f"a draw from {names(i)}": one for i, one in enumerate(as_keys(words))} | {"a draw from key itself": key}
    draws = {name: np.asarray(jax.random.normal(one, (DRAWS,))) for name, one in keys.items()}
    assert_independent(draws, called=called)


@points(3)
def test_layers(rng):
    """layer_keys gives n independent keys"""
    for n in (1, 9):
        called = f"layer_keys(key, {n})"
        seed = int(rng.integers(2**31 - 1))
        keys = [jax.random.key(seed), jax.random.key(seed + 1)]
        one = program(lambda key, n=n: layer_keys(key, n), keys[0])
        words = [run(one, called, [(n,)], key) for key in keys]
        assert_independent_draws(words[0], keys[0], lambda i: f"keys[{i}]", called)
        # Two seeds in a row differ in few bits, so sums of a key and a number would meet.
        words = np.concatenate(words)
        assert_distinct(words, lambda i, n=n: f"keys[{i % n}] of key {i // n + 1}", f"{called}, of two keys")
    key = draw_key(rng)
    words_of(observe(lambda: layer_keys(key, n)), (n,), called)
    assert_pure(lambda key: layer_keys(key, n), key, called=called, traced=True)


@points(2)
def test_many_layers(rng):
    """the program of layer_keys does not grow with n"""
    for n in (int(rng.integers(800, 1000)), int(rng.integers(9000, 10_001))):
        called = f"layer_keys(key, {n})"
        keys = [draw_key(rng), draw_key(rng)]
        one = program(lambda key, n=n: layer_keys(key, n), keys[0])
        assert_short(one, called, "a Python loop over the keys is unrolled into the program")
        words = np.concatenate([run(one, called, [(n,)], key) for key in keys])
        assert_distinct(words, lambda i, n=n: f"keys[{i % n}] of key {i // n + 1}", f"{called}, of two keys")
        if not words[:, 0].any():
            raise CheckFailed(
                ("called", called),
                ("expected", "keys of 64 random bits"),
                ("got", "keys that `jax.random.key` makes of a seed, so one word of each is 0"),
                ("", "nothing is drawn from `key`, and nobody has to choose seeds"),
            )


def assert_short(one, called, why):
    operations = sum(one.operations.values())
    if operations > MAX_OPERATIONS:
        raise CheckFailed(
            ("called", called),
            ("expected", f"a program of at most {MAX_OPERATIONS} operations"),
            ("got", f"{operations} operations"),
            ("", why),
        )


NESTED = "a tuple of a dict, a list and an array"


def draw_trees(rng):
    """Draws trees of arrays, by name."""

    def draw(*shape):
        return np.asarray(rng.normal(size=shape), "float32")

    return {
        "params": {"w": draw(3, 2), "b": draw(2)},
        "a list of 4 layers": [{"w": draw(3, 2), "b": draw(2)} for _ in range(4)],
        "one array": draw(4),
        NESTED: (
            {"z": draw(), "a": (draw(2), rng.integers(9, size=3).astype("int32"))},
            [draw(1)],
            draw(2, 2),
        ),
    }


def on_device(data):
    return jax.tree.map(jnp.asarray, data)


def run_tree(key, tree, called):
    """Runs `keys_like` as a program. Returns the words of its keys."""
    return run(program(keys_like, key, tree), called, [()] * len(jax.tree.leaves(tree)), key, tree)


@points(2)
def test_containers(rng):
    """keys_like returns keys of shape (), in the containers of the tree"""
    trees = draw_trees(rng)
    for name in ("params", NESTED):
        called = f"keys_like(key, {name})"
        key, tree = draw_key(rng), trees[name]
        one, count = program(keys_like, key, tree), len(jax.tree.leaves(tree))
        words = [run(one, called, [()] * count, each, tree) for each in (key, draw_key(rng))]
        both = np.concatenate(words)
        assert_distinct(both, lambda i, n=count: f"array {i % n} of key {i // n + 1}", f"{called}, of two keys")
        tree = on_device(tree)
        got = observe(lambda key=key, tree=tree: keys_like(key, tree))
        assert_structure(got, tree, called=called)
        for leaf in jax.tree.leaves(got):
            words_of(leaf, (), called)
    assert_pure(keys_like, key, tree, called=called, traced=True)
    assert_same_for_equal_dicts(key, jnp.asarray(rng.normal(size=3), "float32"))


def assert_same_for_equal_dicts(key, array):
    """Fails if an array that stands in the tree twice has one key, or if keys depend on the order of a dict."""
    called = "keys_like(key, {'w': array, 'b': array})"
    got = observe(lambda: [keys_like(key, {"w": array, "b": array}), keys_like(key, {"b": array, "w": array})])
    assert_structure(got, [{"w": 0, "b": 0}, {"w": 0, "b": 0}], called=called)
    first, second = (np.stack([words_of(keys[name], (), called) for name in "wb"]) for keys in got)
    assert_distinct(first, lambda i: "wb"[i], called)
    if not np.array_equal(first, second):
        raise CheckFailed(
            ("called", f"{called}, and with {{'b': array, 'w': array}}"),
            ("expected", "the same keys, because these two dicts are equal"),
            ("got", "other keys"),
        )


@points(3)
def test_own_keys(rng):
    """keys_like gives each array a key of its own, whatever the arrays hold"""
    trees = draw_trees(rng)
    for name in ("a list of 4 layers", "one array", NESTED):
        called = f"keys_like(key, {name})"
        key, tree = draw_key(rng), trees[name]
        words = run_tree(key, tree, called)
        assert_independent_draws(words, key, lambda i: f"array {i}", called)
    taller = jax.tree.map(lambda leaf: np.asarray(rng.normal(size=(2, *leaf.shape)), "float32"), tree)
    zeros = jax.tree.map(lambda leaf: np.zeros((3, 2), "float32"), tree)
    for other, what in ((taller, "with arrays of other shapes"), (zeros, "with equal arrays of zeros")):
        if not np.array_equal(run_tree(key, other, called), words):
            raise CheckFailed(
                ("called", f"{called}, and once more {what}"),
                ("expected", "the same keys, because the structure is the same"),
                ("got", "other keys"),
            )


def draw_pairs(rng):
    """Draws different pairs of epoch and step, those first that are easily mixed up.

    If a pair becomes one number of 32 bits, about 6 of the random pairs share theirs, whatever the formula is. More
    pairs would be too much to remember, and then no known mistake is recognized.
    """
    small = np.stack(np.meshgrid(np.arange(40), np.arange(40)), axis=-1).reshape(-1, 2)
    one = rng.integers(1, 4000, size=(5000, 2))
    swapped, shifted = one[:, ::-1], one + np.array([1, -1])
    rows = [small, one, swapped, shifted]
    for base in (100, 1000, 2**10, 10_000, 2**16, 100_000, 100_003, 500_000):
        rows += [one[:200] + np.array([1, 0]), one[:200] + np.array([0, base])]
    for base in (10**6, 10**6 + 1, 2**20, 10**6 + 3):  # modulo 2**32
        turns = -(-(2**32) // base)
        rows += [one[:200] + np.array([turns, 0]), one[:200] + np.array([0, turns * base - 2**32])]
    rows.append(rng.integers(0, 1_000_001, size=(220_000, 2)))
    pairs = np.concatenate(rows)
    pairs = pairs[np.all((pairs >= 0) & (pairs <= 1_000_000), axis=1)]
    _, first = np.unique(pairs, axis=0, return_index=True)
    return pairs[np.sort(first)].astype("int32")


def name_pair(pair):
    return f"epoch {pair[0]}, step {pair[1]}"


@points(3)
def test_pairs(rng):
    """step_key gives each pair of epoch and step a key of its own, up to a million"""
    called = "step_key(key, epoch, step)"
    key, pairs = draw_key(rng), draw_pairs(rng)
    one = program(step_key, key, *pairs[0])
    assert_short(one, called, "a chain of steps is unrolled into the program")
    assert_direct(one, key, rng)
    called = "jax.vmap(lambda epoch, step: step_key(key, epoch, step))(epochs, steps)"
    many = program(
        lambda key, epochs, steps: jax.vmap(lambda *pair: step_key(key, *pair))(epochs, steps), key, *pairs.T
    )
    words = run(many, called, [(len(pairs),)], key, *pairs.T)
    assert_distinct(words, lambda i: name_pair(pairs[i]), called)
    chosen = np.concatenate([np.arange(3 * 40), rng.integers(1600, len(pairs), size=8)])
    assert_leaves_of_the_tree(words[chosen], key, lambda i: name_pair(pairs[chosen[i]]), called)
    chosen = np.concatenate([[0, 1, 40, 41, 2], rng.integers(1600, len(pairs), size=3)])
    assert_independent_draws(words[chosen], key, lambda i: name_pair(pairs[chosen[i]]), called)


MAX_RATIO = 30  # of the solution 1, and of a loop that goes through a million steps about 3000


def assert_direct(one, key, rng):
    """Fails if a late step takes far longer than an early one, as it does in a loop over all steps before it."""
    epoch, late = rng.integers(900_000, 1_000_001, size=2).astype("int32")
    early, later = one.seconds((key, epoch, np.int32(1)), (key, epoch, late))
    first, then = one.seconds((key, np.int32(1), late), (key, epoch, late))
    ratio = max(later / early, then / first)
    if ratio > MAX_RATIO:
        raise CheckFailed(
            ("called", "step_key(key, epoch, step), for small numbers and for large ones"),
            ("expected", f"about the same time for both, and not {MAX_RATIO} times as long"),
            ("got", f"the key of a large number takes {ratio:.0f} times as long"),
            ("", "the key of a step comes from `key` directly, and not through those of the steps before it"),
        )


@points(2)
def test_traced_pairs(rng):
    """step_key gives the same keys if epoch and step are tracers"""
    key, epoch, step = draw_key(rng), *map(int, rng.integers(2, 1_000_001, size=2))
    pairs = [(epoch, step), (epoch, 0), (0, step), (1_000_000, 1_000_000)]
    arrays = [(np.int32(epoch), np.int32(step)) for epoch, step in pairs]
    called = "step_key(key, epoch, step)"
    one = program(step_key, key, *arrays[0])
    words = [run(one, f"{called}, inside jax.jit", [()], key, *pair) for pair in arrays]
    half = program(lambda key, step: step_key(key, epoch, step), key, arrays[0][1])
    words.append(run(half, f"{called}, inside jax.jit", [()], key, arrays[0][1]))
    got = observe(lambda: [step_key(key, *pair) for pair in [*pairs, pairs[0]]])
    device = on_device(arrays)
    again = observe(lambda: [step_key(key, *pair) for pair in [*device, device[0]]])
    for keys, kind in ((got, "Python ints"), (again, "int32 arrays")):
        assert_structure(keys, [0] * len(words), called=f"{called}, for {kind}")
        for pair, one_key, traced in zip([*pairs, pairs[0]], keys, words, strict=True):
            if not np.array_equal(words_of(one_key, (), called), traced[0]):
                raise CheckFailed(
                    ("called", f"step_key(key, {pair[0]}, {pair[1]}), for {kind} and for tracers"),
                    ("expected", "the same key"),
                    ("got", "two different keys"),
                )
    assert_pure(step_key, key, *device[0], called=called, traced=True)
