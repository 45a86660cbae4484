"""Penalised logistic regression on plain numpy: sparse rows, many targets at once, L-BFGS.

Same rows, same weights. For the build step alone: at run time the program only multiplies.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Rows:
    """A sparse matrix by rows: the values of row r stand from ``start[r]``."""

    start: NDArray[np.int64]
    column: NDArray[np.int64]
    value: Matrix
    row: NDArray[np.int64]
    by_column: NDArray[np.int64]
    used: NDArray[np.int64]
    column_start: NDArray[np.int64]
    width: int

    def times(self, weights: Matrix) -> Matrix:
        return np.asarray(np.add.reduceat(self.value[:, None] * weights[self.column], self.start, axis=0))

    def transposed_times(self, values: Matrix) -> Matrix:
        out = np.zeros((self.width, values.shape[1]))
        scaled = self.value[self.by_column, None] * values[self.row[self.by_column]]
        out[self.used] = np.add.reduceat(scaled, self.column_start, axis=0)
        return out


def make_rows(rows: Sequence[dict[int, float]], width: int) -> Rows:
    """Every row must hold at least one value (ours hold the constant)."""
    lengths = np.array([len(row) for row in rows])
    column = np.array([number for row in rows for number in row])
    value = np.array([value for row in rows for value in row.values()])
    by_column = np.argsort(column, kind="stable")
    used, first = np.unique(column[by_column], return_index=True)
    start = np.concatenate([[0], np.cumsum(lengths)[:-1]])
    return Rows(start, column, value, np.repeat(np.arange(len(rows)), lengths), by_column, used, first, width)


def loss_of(
    rows: Rows, wanted: Matrix, weight: Matrix, strength: float
) -> Callable[[Matrix], tuple[float, Matrix]]:
    """Penalised logistic loss and its slope; the constant (last row) is not penalised."""

    def loss(weights: Matrix) -> tuple[float, Matrix]:
        score = rows.times(weights)
        chance = 1 / (1 + np.exp(-score))
        fit = np.logaddexp(0, score) - wanted * score
        kept = weights.copy()
        kept[-1] = 0
        slope = strength * rows.transposed_times(weight * (chance - wanted)) + kept
        return float(strength * (weight * fit).sum() + 0.5 * (kept * kept).sum()), slope

    return loss


ROUNDS, MEMORY = 250, 12


def minimise(loss: Callable[[Matrix], tuple[float, Matrix]], weights: Matrix) -> Matrix:
    """L-BFGS with halving steps."""
    value, slope = loss(weights)
    history: list[tuple[Matrix, Matrix, float]] = []
    for _ in range(ROUNDS):
        direction = -_two_loops(history, slope)
        step, gain = (
            (1.0 if history else 1.0 / max(1.0, float(np.abs(slope).sum()))),
            float((direction * slope).sum()),
        )
        while True:
            there = weights + step * direction
            new_value, new_slope = loss(there)
            if new_value <= value + 1e-4 * step * gain or step < 1e-10:
                break
            step /= 2
        moved, turned = there - weights, new_slope - slope
        curve = float((moved * turned).sum())
        if curve > 1e-12:
            history = [*history[-MEMORY + 1 :], (moved, turned, 1 / curve)]
        done = value - new_value <= 1e-7 * abs(value)
        weights, value, slope = there, new_value, new_slope
        if done:
            break
    return weights


def _two_loops(history: list[tuple[Matrix, Matrix, float]], slope: Matrix) -> Matrix:
    turned_slope, kept = slope.copy(), []
    for moved, turned, inverse in reversed(history):
        share = inverse * float((moved * turned_slope).sum())
        turned_slope -= share * turned
        kept.append(share)
    if history:
        moved, turned, _ = history[-1]
        turned_slope *= float((moved * turned).sum()) / float((turned * turned).sum())
    for (moved, turned, inverse), share in zip(history, reversed(kept), strict=True):
        turned_slope += moved * (share - inverse * float((turned * turned_slope).sum()))
    return turned_slope
