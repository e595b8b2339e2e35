"""The weights of a shipped network, as floats to train on from: `python -m models.unpack --out N.pt`.

What rounding took is lost; a layer whose input was evened (see `even`) gets back the weights it had before.
"""

import argparse
from pathlib import Path

import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from trucewatch.coding.hybrid.network import TOWER, TRUNK, WEIGHTS, checked

POSITIONS = "trunk.positions"  # the words' table is the base's
NORMS = {"LayerNormalization": "norm1", "LayerNormalization_1": "norm2"}


class Graph:
    """One of the two int8 graphs: its constants, and which node makes what."""

    def __init__(self, path: Path) -> None:
        graph = onnx.load(str(path)).graph
        self.nodes = list(graph.node)
        self.held = {i.name: torch.from_numpy(numpy_helper.to_array(i).copy()) for i in graph.initializer}
        self.maker = {name: node for node in graph.node for name in node.output}

    def weight(self, node: onnx.NodeProto) -> Tensor:
        """The matrix of a layer, (outputs, inputs)."""
        name = node.input[1].removesuffix("_quantized")
        exact = self.held[f"{name}_quantized"].float() - self.held[f"{name}_zero_point"].float()
        return (exact * self.held[f"{name}_scale"] * self.evened(node)).T.contiguous()

    def evened(self, node: onnx.NodeProto) -> Tensor:
        """By what each feature of a layer's input was multiplied before it was rounded, (inputs, 1)."""
        before = self.maker.get(self.maker[node.input[0]].input[0])
        by = [self.held[n] for n in before.input if n in self.held and self.held[n].ndim] if before and before.op_type == "Mul" else []
        return by[0][:, None] if by else torch.ones(1, 1)

    def weights(self) -> dict[str, Tensor]:
        """All weights by their name in `net.Coder`."""
        found = {k: v for k, v in self.held.items() if k.endswith((".weight", ".bias")) and k.startswith(("trunk.", "tower."))}
        if f"{POSITIONS}.rows" in self.held:
            found[f"{POSITIONS}.weight"] = self.held[f"{POSITIONS}.rows"].float()
        for node in self.nodes:
            *path, last = node.name.strip("/").split("/")
            if node.op_type == "MatMulInteger":
                found[".".join([*path, "weight"])] = self.weight(node)
            elif node.op_type == "LayerNormalization" and last in NORMS and path[-1].startswith(("layers", "further")):
                found |= {".".join([*path, NORMS[last], kind]): self.held[node.input[1 + k]] for k, kind in enumerate(("weight", "bias"))}
        return found


def unpacked(folder: Path = WEIGHTS) -> dict[str, Tensor]:
    """The weights of the network in a folder; raises CodingError where a file is not the one that its hash is listed of."""
    return {k: v for name in (TRUNK, TOWER) for k, v in Graph(checked(folder, name)).weights().items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    torch.save(unpacked(args.weights), args.out)


if __name__ == "__main__":
    main()
