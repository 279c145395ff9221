"""Predict how many leaves a tree has, and if two trees have the same structure."""

CONTAINERS = {}
CONTAINERS["w"] = 1
CONTAINERS["[{'w': w, 'b': b}, {'w': w, 'b': b}]"] = 4
CONTAINERS["{'rate': 0.1, 'name': 'mlp', 'layers': [w, (w, b)]}"] = 5
CONTAINERS["{'w': [[1.0, 2.0], [3.0, 4.0]], 'b': np.zeros(2)}"] = 5
CONTAINERS["[w.shape, b.shape]"] = 3

EMPTY = {}
EMPTY["None"] = 0
EMPTY["[w, None, 0]"] = 2
EMPTY["{'w': w, 'b': None, 'more': {}}"] = 1
EMPTY["[[], (), {'a': []}]"] = 0
EMPTY["[jnp.zeros(0), '']"] = 2

OBJECTS = {}
OBJECTS["[Point(3, 4), Point((5, 6), None)]"] = 4
OBJECTS["Plain(w, [b, b])"] = 1
OBJECTS["Layer(w, [b, b])"] = 3
OBJECTS["collections.OrderedDict(w=w, b=[b, b])"] = 3
OBJECTS["{'ids': {4, 5, 6}, 'rows': range(3)}"] = 2
OBJECTS["[jnp.tanh, jax.random.split(jax.random.key(0), 3)]"] = 2

PAIRS = {}
PAIRS["same({'w': w, 'b': b}, {'b': b, 'w': w})"] = True
PAIRS["same({'w': w, 'b': b}, {'w': 0.5, 'b': 'bias'})"] = True
PAIRS["same({'w': w}, collections.OrderedDict(w=w))"] = False
PAIRS["same([w, b], (w, b))"] = False
PAIRS["same([w, None], [w, 0.0])"] = False
PAIRS["same([1.0, 1.0], jnp.ones(2))"] = False
PAIRS["same(Point(w, b), (w, b))"] = False
PAIRS["same(Layer(w, b), Layer(w, [b]))"] = False
PAIRS["same(Plain(w, b), Plain(w, [b]))"] = True
