import collections
import dataclasses
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from exercises.ch6.transpose_episodes import stack_trees, unstack_tree

from grader import observe, points
from grader.checks import assert_close, assert_program, assert_pure

HANDED_OUT = "2038f66d6d2d5c32"

# A tree has fewer keys than this, and more leaves, and its other axes are shorter. So none of them is its length.
COUNTS = (5, 6, 7)


class Step(NamedTuple):
    state: object
    reward: object


def draw_numbers(rng, shape, dtype):
    """Draws numbers. float32 cannot hold most of the whole ones."""
    if dtype == "bool":
        numbers = rng.random(size=shape) < 0.5
    elif dtype == "int32":
        numbers = rng.integers(-(2**31), 2**31, size=shape)
    else:
        numbers = rng.normal(size=shape)
    return np.asarray(numbers).astype(jnp.dtype(dtype))


def draw_episodes(rng, count):
    """Draws episodes as one tree: the first axis of each array is for the episodes."""
    turns = int(rng.integers(2, 5))
    return {
        "states": draw_numbers(rng, (count, turns, 2), "float32"),
        "actions": draw_numbers(rng, (count, turns), "int32"),
        "rewards": draw_numbers(rng, (count, turns), "bfloat16"),
        "won": draw_numbers(rng, (count,), "bool"),
    }


def list_of_episodes(episodes):
    """The same episodes as a list of trees."""
    count = len(episodes["won"])
    return [{name: np.asarray(array[i]) for name, array in episodes.items()} for i in range(count)]


def draw_leaves(rng, count):
    """Draws eight arrays. Their first axis is for the trees. Without it, two are scalars, and one has no elements."""
    rows, columns = rng.integers(2, 5, size=2).tolist()
    shapes = [(), (rows, 1), (rows, columns), (), (1, 1), (columns,), (0, 3), (2, 1, columns)]
    dtypes = ["bool", "float32", "int32", "bfloat16"]
    first = int(rng.integers(len(dtypes)))
    return [draw_numbers(rng, (count, *shape), dtypes[(first + i) % 4]) for i, shape in enumerate(shapes)]


def nested(a, b, c, d, e, f, g, h):
    """Puts eight arrays into many kinds of containers."""
    return {"steps": [Step(a, (b, {})), None], "more": ([c], (), {"z": d, "a": [e, f]}), "last": Step({"w": g}, h)}


FORMS = {
    "nested": nested,
    "a tuple": lambda scalar, block, *_: (None, block, scalar),
    "a scalar alone": lambda scalar, *_: scalar,
    "a block alone": lambda scalar, block, *_: block,
}


def boxed(trees):
    """Puts each tree into an object of a class that JAX knows. A class of its own is registered where this runs."""

    @jax.tree_util.register_dataclass
    @dataclasses.dataclass
    class Box:
        item: object
        name: str = dataclasses.field(metadata={"static": True})

    return [Box(collections.OrderedDict(z=tree, a=None), "a box") for tree in trees]


def in_containers_of(tree, got):
    """Returns the arrays of `got`. Fails if its containers are not those of the tree."""
    return jax.tree.map(lambda leaf, _: leaf, got, tree)


def on_device(tree):
    return jax.tree.map(jnp.asarray, tree)


@points(3)
def test_stack(rng):
    """stack_trees stacks the leaves of all trees along a new first axis"""
    count = int(rng.choice(COUNTS))

    def draw_call():
        episodes = draw_episodes(rng, count)
        return (list_of_episodes(episodes),), episodes

    (trees,), expected = draw_call()
    called = f"stack_trees(trees), {count} trees"
    assert_close(observe(lambda: stack_trees(on_device(trees))), expected, called=called, ulps=1)
    assert_program(lambda trees: stack_trees(trees), draw_call, called=called, ulps=1)
    assert_pure(lambda trees: stack_trees(trees), on_device(trees), called=called, traced=True)


@points(3)
def test_unstack(rng):
    """unstack_tree gives one tree for each index of the first axis"""
    count = int(rng.choice(COUNTS))

    def draw_call():
        episodes = draw_episodes(rng, count)
        return (episodes,), list_of_episodes(episodes)

    (tree,), expected = draw_call()
    called = f"unstack_tree(tree), first axes of length {count}"
    assert_close(observe(lambda: unstack_tree(on_device(tree))), expected, called=called, ulps=1)
    assert_program(lambda tree: unstack_tree(tree), draw_call, called=called, ulps=1)
    assert_pure(lambda tree: unstack_tree(tree), on_device(tree), called=called, traced=True)


@points(3)
def test_containers(rng):
    """containers, dtypes, None and scalar leaves come out right in both functions"""
    count = int(rng.choice(COUNTS))

    def both(trees, tree):
        return {form: (stack_trees(trees[form]), unstack_tree(tree[form])) for form in FORMS}

    def both_in_boxes(trees, tree):
        results = []
        for form in FORMS:
            *boxes, last = boxed([*trees[form], tree[form]])
            results.append(in_containers_of(last, stack_trees(boxes)))
            results.append(in_containers_of([last] * count, unstack_tree(last)))
        return results

    def draw_call():
        leaves = draw_leaves(rng, count)
        slices = [[np.asarray(leaf[i]) for leaf in leaves] for i in range(count)]
        tree = {form: arrange(*leaves) for form, arrange in FORMS.items()}
        trees = {form: [arrange(*each) for each in slices] for form, arrange in FORMS.items()}
        return (trees, tree), {form: (tree[form], trees[form]) for form in FORMS}

    args, expected = draw_call()
    called = f"stack_trees(trees), unstack_tree(tree), for {count} trees"
    assert_close(observe(lambda: both(*on_device(args))), expected, called=called, ulps=1)

    def draw_in_order():
        args, expected = draw_call()
        return args, list(expected.values())

    called = f"{called}, with a class that is registered"
    assert_program(both_in_boxes, draw_in_order, called=called, ulps=1)


@points(3)
def test_round_trip(rng):
    """unstack_tree undoes stack_trees, for a single tree too"""
    counts = {"one": 1, "two": 2, "several": int(rng.choice(COUNTS))}

    def there_and_back(trees, tree):
        return {name: (unstack_tree(stack_trees(trees[name])), stack_trees(unstack_tree(tree[name]))) for name in trees}

    def draw_call():
        tree = {name: draw_episodes(rng, count) for name, count in counts.items()}
        trees = {name: list_of_episodes(episodes) for name, episodes in tree.items()}
        return (trees, tree), {name: (trees[name], tree[name]) for name in counts}

    args, expected = draw_call()
    called = f"unstack_tree(stack_trees(trees)), stack_trees(unstack_tree(tree)), for {list(counts.values())} trees"
    assert_close(observe(lambda: there_and_back(*on_device(args))), expected, called=called, ulps=1)
    assert_program(there_and_back, draw_call, called=called, ulps=1)


@points(3)
def test_jit(rng):
    """both functions work inside jax.jit"""
    count = int(rng.choice(COUNTS))

    def jitted(trees, tree):
        return jax.jit(stack_trees)(trees), jax.jit(unstack_tree)(tree)

    def scored(trees, weights):
        stacked = stack_trees(trees)
        total = jax.vmap(lambda episode: jnp.sum(episode["states"] * weights))(stacked)
        return unstack_tree({"won": stacked["won"], "total": total})

    def draw_trees():
        episodes, tree = draw_episodes(rng, count), draw_episodes(rng, count)
        return (list_of_episodes(episodes), tree), (episodes, list_of_episodes(tree))

    def draw_scored():
        episodes, weights = draw_episodes(rng, count), rng.normal(size=2).astype("float32")
        totals = np.sum(episodes["states"] * weights.astype(np.float64), axis=(1, 2))
        pairs = zip(totals, episodes["won"], strict=True)
        return (list_of_episodes(episodes), weights), [{"total": total, "won": won} for total, won in pairs]

    args, expected = draw_trees()
    called = f"jax.jit(stack_trees)(trees), jax.jit(unstack_tree)(tree), for {count} trees"
    assert_close(observe(lambda: jitted(*on_device(args))), expected, called=called, ulps=1)
    assert_program(jitted, draw_trees, called=called, ulps=1)
    called = f"unstack_tree of jax.vmap(...)(stack_trees(trees)), for {count} trees"
    assert_program(scored, draw_scored, called=called, scale=10)
