"""The small regression: it learns what can be learned, and its sparse products are right."""

from __future__ import annotations

import numpy as np

from vejviser.search.regression import loss_of, make_rows, minimise


def test_sparse_products_equal_the_dense_ones() -> None:
    dense = np.array([[1.0, 0.0, 2.0, 1.0], [0.0, 3.0, 0.0, 1.0], [0.0, 0.0, 0.0, 1.0]])
    rows = make_rows([{i: v for i, v in enumerate(row) if v} for row in dense], 4)
    weights = np.arange(8.0).reshape(4, 2)
    values = np.array([[1.0, -1.0], [0.5, 2.0], [3.0, 0.0]])
    assert np.allclose(rows.times(weights), dense @ weights)
    assert np.allclose(rows.transposed_times(values), dense.T @ values)


def test_the_slope_is_the_slope_of_the_loss() -> None:
    rows = make_rows([{0: 1.0, 2: 1.0}, {1: 2.0, 2: 1.0}], 3)
    loss = loss_of(rows, np.array([[1.0], [0.0]]), np.ones((2, 1)), 4.0)
    weights = np.array([[0.3], [-0.2], [0.1]])
    _, slope = loss(weights)
    for place in range(3):
        step = np.zeros((3, 1))
        step[place] = 1e-6
        numeric = (loss(weights + step)[0] - loss(weights - step)[0]) / 2e-6
        assert abs(numeric - slope[place, 0]) < 1e-4


def test_what_tells_two_kinds_apart_gets_the_weight() -> None:
    rows = make_rows([{0: 1.0, 2: 1.0}, {0: 1.0, 2: 1.0}, {1: 1.0, 2: 1.0}, {1: 1.0, 2: 1.0}], 3)
    wanted = np.array([[1.0], [1.0], [0.0], [0.0]])
    weights = minimise(loss_of(rows, wanted, np.ones((4, 1)), 8.0), np.zeros((3, 1)))
    assert weights[0, 0] > 0.5
    assert weights[1, 0] < -0.5
