"""Who was the first to have a number, kept for ever in twelve bytes each: by it a late print finds the copy that it prints."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from .vocabulary import Numbers

# How many may be in a dictionary, which takes eight times as much, before they are laid down in order.
LOOSE = 1 << 17
Layer = tuple[Numbers, NDArray[np.uint32]]


class Firsts:
    """Which copy, by its number, was the first to have some key of 64 bits."""

    def __init__(self) -> None:
        self._loose: dict[int, int] = {}
        self._layers: tuple[Layer, ...] = ()

    def of(self, keys: list[int]) -> dict[int, int]:
        """Return the keys that somebody has, each with the first who had it."""
        found = {key: self._loose[key] for key in keys if key in self._loose}
        if self._layers:
            wanted = np.array(keys, np.uint64)
            for layer in self._layers:
                found |= _in(layer, wanted)
        return found

    def add(self, number: int, keys: Iterable[int]) -> None:
        """Note a copy as the first to have some keys, which ``of`` must not know."""
        self._loose |= dict.fromkeys(keys, number)
        if len(self._loose) >= LOOSE:
            self._lay_down()

    def copy(self) -> Firsts:
        """Return the same once more; layers never change and are shared."""
        other = Firsts()
        other._loose, other._layers = dict(self._loose), self._layers
        return other

    def _lay_down(self) -> None:
        """Lay the loose ones down, together with the layers that are not larger, so that there are few and each key is moved seldom."""
        layers = [*self._layers, _layer(np.array(list(self._loose), np.uint64), np.array(list(self._loose.values()), np.uint32))]
        while len(layers) > 1 and len(layers[-2][0]) <= len(layers[-1][0]):
            one, other = layers[-2:]
            layers[-2:] = [_layer(np.concatenate((one[0], other[0])), np.concatenate((one[1], other[1])))]
        self._loose, self._layers = {}, tuple(layers)


def _layer(keys: Numbers, numbers: NDArray[np.uint32]) -> Layer:
    order = np.argsort(keys, kind="stable")
    return keys[order], numbers[order]


def _in(layer: Layer, wanted: Numbers) -> dict[int, int]:
    """Return the keys that a layer has, each with its copy."""
    at = layer[0].searchsorted(wanted)
    there = layer[0].take(at, mode="clip") == wanted
    return dict(zip(wanted[there].tolist(), layer[1][at[there]].tolist(), strict=True)) if there.any() else {}
