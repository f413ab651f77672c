"""Windows as flat arrays: what `prepare.py` writes once, and what `train.py` cuts its batches from, on any device."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from model import IGNORE

FILLS = {"pieces": 0, "piece_shapes": 0, "first": 0, "shapes": 0, "sentence": -1}  # of what is beyond a window's end
PIECES, WORDS, ASKED = "piece", "word", "asked"
LEVELS = {"pieces": PIECES, "piece_shapes": PIECES, "asked": ASKED, "signs": ASKED}  # all other columns: of a word


class Prepared:
    """Columns of all windows laid end to end, and where each window's part of its level begins.

    Levels are pieces, words, and what is asked about a window: rows of numbers, any number of them.
    """

    def __init__(self, columns: dict[str, Tensor], bounds: dict[str, Tensor]) -> None:
        self.columns, self.bounds = columns, bounds

    def __len__(self) -> int:
        return len(self.bounds[PIECES]) - 1

    @classmethod
    def of(cls, rows: Sequence[Mapping[str, Sequence[object]]]) -> Prepared:
        """Lay windows end to end, each given as its columns."""
        columns = {}
        for name in rows[0]:
            parts = [
                np.asarray(row[name], np.float16 if name == "signs" else np.int16) for row in rows if len(row[name])
            ]
            columns[name] = torch.from_numpy(np.concatenate(parts))
        bounds = {}
        for level in {LEVELS.get(name, WORDS) for name in columns}:
            name = next(name for name in columns if LEVELS.get(name, WORDS) == level)
            bounds[level] = torch.tensor([0, *(len(row[name]) for row in rows)]).cumsum(0)
        return cls(columns, bounds)

    @classmethod
    def from_file(cls, path: Path, device: str) -> Prepared:
        """Read what `save` wrote."""
        with np.load(path) as file:
            columns = {name: torch.from_numpy(file[name]).to(device) for name in file.files if "/" not in name}
            bounds = {
                name.removeprefix("bounds/"): torch.from_numpy(file[name].astype(np.int64)).to(device)
                for name in file.files
                if "/" in name
            }
        return cls(columns, bounds)

    def save(self, path: Path) -> None:
        """Write a compressed NumPy archive."""
        arrays = {name: _narrow(value.numpy()) for name, value in self.columns.items()}
        arrays |= {f"bounds/{level}": value.numpy().astype(np.int32) for level, value in self.bounds.items()}
        np.savez_compressed(path, **arrays)

    def batches(self, pieces: int, chance: random.Random) -> list[Tensor]:
        """The windows in random batches of like length, of about `pieces` pieces each."""
        sizes = self.bounds[PIECES].diff().tolist()
        order = sorted(range(len(self)), key=lambda window: (sizes[window] // 6, chance.random()))
        found: list[list[int]] = [[]]
        for window in order:
            if found[-1] and sizes[window] * (len(found[-1]) + 1) > pieces:
                found.append([])
            found[-1].append(window)
        chance.shuffle(found)
        return [torch.tensor(batch) for batch in found if batch]

    def batch(self, windows: Tensor) -> dict[str, Tensor]:
        """Some windows, padded to the longest, with the `mask` of their pieces and the window of each row `asked`."""
        device = self.columns[PIECES + "s"].device
        windows = windows.to(device)
        found: dict[str, Tensor] = {}
        for level, bounds in self.bounds.items():
            starts, sizes = bounds[windows], bounds[windows + 1] - bounds[windows]
            if level == ASKED:
                rows = torch.repeat_interleave(torch.arange(len(windows), device=device), sizes)
                places = torch.arange(len(rows), device=device) - (sizes.cumsum(0) - sizes)[rows] + starts[rows]
                found["rows"] = rows
                inside = None
            else:
                span = torch.arange(int(sizes.max()), device=device)
                inside = span < sizes[:, None]
                places = (starts[:, None] + span).clamp(max=int(bounds[-1]) - 1)
                if level == PIECES:
                    found["mask"] = inside.long()
            for name, column in self.columns.items():
                if LEVELS.get(name, WORDS) == level:
                    values = column[places]
                    values = values.float() if values.is_floating_point() else values.long()
                    found[name] = values if inside is None else values.where(inside, FILLS.get(name, IGNORE))
        return found


def _narrow(values: np.ndarray) -> np.ndarray:
    small = values.dtype == np.int16 and values.size and values.min() >= -128 and values.max() < 128
    return values.astype(np.int8) if small else values
