"""a Python loop over the tasks writes every task into the program."""


def maml_loss(loss_fn, params, train, test, inner_rate):
    losses = [
        loss_fn(adapt(loss_fn, params, *(array[task] for array in train), inner_rate), *(array[task] for array in test))
        for task in range(len(train[0]))
    ]
    return jnp.mean(jnp.stack(losses))
