"""Export a trained coder to two int8 ONNX graphs beside the inference code: `python -m models.export --base DIR --model FILE`."""

import argparse
import tempfile
from hashlib import sha256
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from trucewatch.coding.hybrid.network import TOKENIZER, TOWER, TRUNK, WEIGHTS
from trucewatch.coding.hybrid.pieces import load_tokenizer

from .align import maker
from .even import even
from .net import Coder, begin, resume
from .silver.read import read_silver
from .split import part_of_gold, read_gold
from .targets import Batch, collate
from .vocabulary import kept, reduced

SHOWN = 64  # training passages by which features are evened


class RowTable(nn.Module):
    """An embedding table, or some rows of it, in int8 with a scale of its own for each row: a quarter of the size, nearly no loss."""

    def __init__(self, weights: Tensor) -> None:
        super().__init__()
        scale = weights.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("rows", torch.round(weights / scale).to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, ids: Tensor) -> Tensor:
        return self.rows[ids].float() * self.scale[ids]


class HalfTable(nn.Module):
    """A small embedding table in float16: positions in int8 cost long texts a hundredth."""

    def __init__(self, weights: Tensor) -> None:
        super().__init__()
        self.register_buffer("rows", weights.half())

    def forward(self, ids: Tensor) -> Tensor:
        return self.rows[ids].float()


class OnePassage(nn.Module):
    """The trunk for one unpadded passage."""

    def __init__(self, coder: Coder) -> None:
        super().__init__()
        self.trunk = coder.trunk

    def forward(self, ids: Tensor, shapes: Tensor, places: Tensor) -> tuple[Tensor, ...]:
        return self.trunk(ids, shapes, places, None)


class ManyAnchors(nn.Module):
    """The tower for some anchors of one passage."""

    def __init__(self, coder: Coder) -> None:
        super().__init__()
        self.tower = coder.tower

    def forward(self, low: Tensor, top: Tensor, anchor: Tensor, family: Tensor) -> tuple[Tensor, Tensor]:
        return self.tower(low, top, None, anchor, family)


def write(module: nn.Module, given: dict[str, Tensor], results: list[str], axes: dict[str, dict[int, str]], path: Path) -> None:
    """One graph, its linear layers and tables in int8."""
    with tempfile.TemporaryDirectory() as folder:
        plain, ready = Path(folder) / "plain.onnx", Path(folder) / "ready.onnx"
        torch.onnx.export(module, tuple(given.values()), str(plain), input_names=list(given), output_names=results,
                          dynamic_axes=axes, opset_version=17, dynamo=False)
        quant_pre_process(str(plain), str(ready), skip_symbolic_shape=True)
        quantize_dynamic(str(ready), str(path), weight_type=QuantType.QInt8, per_channel=True, op_types_to_quantize=["MatMul"],
                         extra_options={"MatMulConstBOnly": True})
    onnx.checker.check_model(str(path))


def shown(base: Path) -> list[Batch]:
    """Some training passages, one a batch."""
    rows, make = part_of_gold("train"), maker(base)
    return [collate([make(r)]) for r in rows[::len(rows) // SHOWN]]


def export(weights: dict[str, Tensor], base: Path, out: Path) -> None:
    """Write the two graphs, the tokenizer and their hashes into a folder."""
    layers = 1 + max(int(k.split(".")[2]) for k in weights if k.startswith("tower.layers"))
    coder = resume(begin(Coder(layers), base / "model.safetensors"), weights)
    coder.eval()
    even(coder, shown(base))
    ids = kept(load_tokenizer(str(base / TOKENIZER)), (row["text"] for row in [*read_gold(), *read_silver()]))
    coder.trunk.words = RowTable(coder.trunk.words.weight.detach()[ids])  # type: ignore[assignment]
    coder.trunk.positions = HalfTable(coder.trunk.positions.weight.detach())  # type: ignore[assignment]
    out.mkdir(parents=True, exist_ok=True)
    write_graphs(coder, out)
    (out / TOKENIZER).write_text(reduced((base / TOKENIZER).read_text("utf-8"), ids), "utf-8")
    listed = [f"{sha256((out / name).read_bytes()).hexdigest()} {name}\n" for name in (TRUNK, TOWER, TOKENIZER)]
    (out / "weights.sha256").write_text("".join(listed))


def write_graphs(coder: Coder, out: Path) -> None:
    """The trunk's and the tower's graph."""
    size = 37
    flat = torch.zeros(1, size, dtype=torch.long)
    pieces = {1: "pieces"}
    given = {"ids": torch.arange(1000, 1000 + size)[None], "shapes": flat, "places": flat}
    write(OnePassage(coder), given, ["low", "top", "anchors", "relevant", "origin"],
          dict.fromkeys(("ids", "shapes", "places", "low", "top", "anchors", "origin"), pieces), out / TRUNK)
    state, some = torch.randn(1, size, 384), torch.tensor([3, 5, 9])
    write(ManyAnchors(coder), {"low": state, "top": state, "anchor": some, "family": some % 2}, ["tokens", "labels"],
          {"low": pieces, "top": pieces, "anchor": {0: "anchors"}, "family": {0: "anchors"}, "tokens": {0: "anchors", 1: "pieces"},
           "labels": {0: "anchors"}}, out / TOWER)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    args = parser.parse_args()
    export(torch.load(args.model), args.base, args.out)
    print({p.name: p.stat().st_size for p in args.out.iterdir()})


if __name__ == "__main__":
    main()
