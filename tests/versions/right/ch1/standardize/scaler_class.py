import jax.numpy as jnp


class _Scaler:
    def fit(self, table):
        self.mean = jnp.mean(table, axis=-2)
        self.std = jnp.std(table, axis=-2)
        return self

    def transform(self, table):
        return (table - self.mean) / self.std


def standardize(x):
    x = jnp.asarray(x)
    return _Scaler().fit(x).transform(x)
