"""The shipped int8 weights as a checkpoint to go on from: `restore(folder)`.

The float weights of a run are not kept in the repository; a step of training is far coarser than the rounding to int8.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

ARC_SCALE = 16.0  # `export` divides the arcs by it, `model.Tree` the scores
PLAIN = {
    "positions": "encoder.positions.weight",
    "root": "tree.root",
    "label_root": "tree.label_root",
}
TURNED = {"prior": "tree.prior.weight", "sum": "tree.label_sum.weight"}


def restore(folder: Path) -> dict[str, Tensor]:
    """The state of `model.Model`, from `encoder.onnx` and `labels.onnx`; what the graphs leave out is missing."""
    constants: dict[str, np.ndarray] = {}
    for name in ("encoder.onnx", "labels.onnx"):
        graph = onnx.load(folder / name).graph
        constants |= {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    state: dict[str, np.ndarray] = {}
    for name, value in constants.items():
        base, _, part = name.rpartition(".")
        if part == "q" and value.ndim == 2:
            scale = constants[f"{base}.s"]
            table = value.astype(np.float32) * scale
            if scale.ndim == 2:  # an embedding: a scale a row
                state[f"{base}.weight"] = table
            elif base == "tree.arcs":
                state[base] = table * ARC_SCALE
            elif base == "tree.labels":
                state[base] = table
            else:
                state[f"{base}.weight"] = table.T
            if f"{base}.b" in constants:
                state[f"{base}.bias"] = constants[f"{base}.b"]
        elif part == "w":
            state[f"{base}.weight"] = value
            state[f"{base}.bias"] = constants[f"{base}.b"]
        elif name in PLAIN:
            state[PLAIN[name]] = value.reshape(-1) if name != "positions" else value
        elif name in TURNED:
            state[TURNED[name]] = value.T
        elif name == "bias":  # the export forbids the root's own label by its bias
            state["tree.label_sum.bias"] = np.where(value <= -1e3, 0.0, value)
    return {name: torch.from_numpy(np.ascontiguousarray(value).astype(np.float32)) for name, value in state.items()}
