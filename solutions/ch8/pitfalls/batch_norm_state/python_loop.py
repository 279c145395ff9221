"""a Python loop runs over the batches, and writes each of them into the program."""


def train(stats, batches, decay):
    outputs = []
    for x in batches:
        stats, output = batch_norm(stats, x, decay, training=True)
        outputs.append(output)
    return stats, jnp.stack(outputs)
