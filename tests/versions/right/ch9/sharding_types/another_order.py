MULTIPLIED = {}
MULTIPLIED['up.T @ up'] = 'error'
MULTIPLIED['hidden @ down'] = 'error'
MULTIPLIED["zeros((8, 12), 'data') @ down"] = 'float32[8@data,16]'
MULTIPLIED['batch @ down.T'] = 'float32[8@data,12@model]'
MULTIPLIED['batch @ jnp.zeros((16, 3))'] = 'float32[8@data,3]'
MULTIPLIED['batch @ up'] = 'float32[8@data,12@model]'

MOVED = {}
MOVED['jnp.concatenate([batch, batch])'] = 'float32[16@data,16]'
MOVED['batch[0]'] = 'error'
MOVED['batch[:, 0]'] = 'float32[8@data]'
MOVED['hidden[:, None]'] = 'float32[8@data,1,12@model]'
MOVED['hidden.T'] = 'float32[12@model,8@data]'

REDUCED = {}
REDUCED['jnp.cumsum(batch, axis=0)'] = 'error'
REDUCED['jnp.argmax(batch, axis=1)'] = 'int32[8@data]'
REDUCED['hidden.sum(axis=1, keepdims=True)'] = 'float32[8@data,1]'
REDUCED['hidden.sum(axis=0)'] = 'float32[12@model]'

ELEMENTWISE = {}
ELEMENTWISE["batch + zeros((8, 16), None, 'data')"] = 'error'
ELEMENTWISE["batch + zeros((8, 16), None, 'model')"] = 'float32[8@data,16@model]'
ELEMENTWISE['batch + whole'] = 'float32[8@data,16]'
ELEMENTWISE['hidden + bias'] = 'float32[8@data,12@model]'
ELEMENTWISE['hidden > 0'] = 'bool[8@data,12@model]'
