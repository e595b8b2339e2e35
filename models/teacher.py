"""A larger encoder in the trunk's place (all-mpnet-base-v2, 110 M parameters): too large to ship, large enough to teach.

Its states after layers 10 and 12 are projected to the small trunk's width; heads and tower are those of `net`, begun from a small network.
"""

import json
import math
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from .net import FAR, HEADS, WIDTH, Coder, Drop, Layer, Tower, Trunk, flow, read_safetensors
from .targets import Batch

WIDE, LAYERS, INNER, VOCABULARY, BRANCH = 768, 12, 3072, 30527, 10
BUCKETS, FARTHEST = 32, 128
SPECIAL = {"[PAD]": "<pad>", "[CLS]": "<s>", "[SEP]": "</s>", "[MASK]": "<mask>"}


def buckets(length: int) -> Tensor:
    """MPNet's bucket of the distance of every pair of positions, whose bias stands beside the mask's."""
    n = torch.arange(length)[:, None] - torch.arange(length)[None, :]
    half, exact = BUCKETS // 2, BUCKETS // 4
    size = n.abs()
    large = exact + (torch.log(size.clamp(min=1).float() / exact) / math.log(FARTHEST / exact) * (half - exact)).long()
    return (n < 0).long() * half + torch.where(size < exact, size, large.clamp(max=half - 1))


class WideTrunk(nn.Module):
    """The encoder with the small trunk's heads."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.words, self.positions = nn.Embedding(VOCABULARY, WIDE), nn.Embedding(514, WIDE)
        small = Trunk(2, dropout)
        self.shapes, self.places = nn.Embedding(small.shapes.num_embeddings, WIDE), nn.Embedding(small.places.num_embeddings, WIDE)
        self.norm, self.drop = nn.LayerNorm(WIDE, eps=1e-5), Drop(dropout)
        self.layers = nn.ModuleList(Layer(dropout, WIDE, INNER, 1e-5) for _ in range(LAYERS))
        self.distance = nn.Embedding(BUCKETS, HEADS)
        self.low, self.top = nn.Linear(WIDE, WIDTH), nn.Linear(WIDE, WIDTH)
        self.anchor_in, self.anchor_out, self.origin, self.relevant = small.anchor_in, small.anchor_out, small.origin, small.relevant
        self.register_buffer("bucket", buckets(512), persistent=False)
        self.register_buffer("pieces", torch.zeros(30522, dtype=torch.long))  # the small vocabulary in this one
        nn.init.zeros_(self.shapes.weight)
        nn.init.zeros_(self.places.weight)
        self.words.weight.requires_grad_(False)

    def states(self, ids: Tensor, shapes: Tensor, places: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        t = ids.shape[1]
        x = self.words(self.pieces[ids]) + self.positions(torch.arange(t) + 2) + self.shapes(shapes) + self.places(places)
        x = self.drop(self.norm(x)).to(flow(self))
        bias = (self.distance(self.bucket[:t, :t]).permute(2, 0, 1)[None] + ((1.0 - mask) * FAR)[:, None, None, :]).to(x.dtype)
        low = x
        for n, layer in enumerate(self.layers, 1):
            x = layer(x, bias)
            low = x if n == BRANCH else low
        return low, x

    def forward(self, ids: Tensor, shapes: Tensor, places: Tensor, mask: Tensor) -> tuple[Tensor, ...]:
        low, x = self.states(ids, shapes, places, mask)
        low, x = self.low(low), self.top(x)
        anchors = self.anchor_out(self.drop(F.gelu(self.anchor_in(x))))
        mean = (x * mask[:, :, None]).sum(1) / mask.sum(1, keepdim=True)
        relevant = self.relevant(torch.cat([x[:, 0], mean], -1))[:, 0]
        return low, x, anchors, relevant, self.origin(x) + (1.0 - mask)[:, :, None] * FAR


class WideCoder(nn.Module):
    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.trunk, self.tower = WideTrunk(dropout), Tower(2, dropout)


def enlarge(coder: WideCoder, base: Path, small_base: Path, small: Coder) -> WideCoder:
    """The encoder's weights from `base`, heads and tower from a small network."""
    found, trunk = read_safetensors(base / "model.safetensors"), coder.trunk
    names = {w: n for n, w in enumerate((base / "vocab.txt").read_text(encoding="utf-8").splitlines())}
    mine = json.loads((small_base / "tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]
    for word, number in mine.items():
        trunk.pieces[number] = names[SPECIAL.get(word, word)]
    with torch.no_grad():
        trunk.words.weight.copy_(found["embeddings.word_embeddings.weight"])
        trunk.positions.weight.copy_(found["embeddings.position_embeddings.weight"])
        trunk.norm.weight.copy_(found["embeddings.LayerNorm.weight"])
        trunk.norm.bias.copy_(found["embeddings.LayerNorm.bias"])
        trunk.distance.weight.copy_(found["encoder.relative_attention_bias.weight"])
        for n, layer in enumerate(trunk.layers):
            p = f"encoder.layer.{n}."
            for kind in ("weight", "bias"):
                layer.qkv.get_parameter(kind).copy_(torch.cat([found[f"{p}attention.attn.{x}.{kind}"] for x in "qkv"]))
                layer.out.get_parameter(kind).copy_(found[f"{p}attention.attn.o.{kind}"])
                layer.norm1.get_parameter(kind).copy_(found[f"{p}attention.LayerNorm.{kind}"])
                layer.up.get_parameter(kind).copy_(found[f"{p}intermediate.dense.{kind}"])
                layer.down.get_parameter(kind).copy_(found[f"{p}output.dense.{kind}"])
                layer.norm2.get_parameter(kind).copy_(found[f"{p}output.LayerNorm.{kind}"])
    coder.tower.load_state_dict(small.tower.state_dict())
    for part in ("anchor_in", "anchor_out", "origin", "relevant"):
        getattr(trunk, part).load_state_dict(getattr(small.trunk, part).state_dict())
    return coder


@torch.inference_mode()
def fit(coder: WideCoder, small: Coder, batches: list[Batch], ridge: float = 1.0) -> None:
    """The projections, by least squares: from the large encoder's states to what the small network has at the same places."""
    coder.eval()
    small.eval()
    sums: dict[str, tuple[Tensor, Tensor]] = {}
    for b in batches:
        with torch.autocast("cpu", torch.bfloat16):
            wide = coder.trunk.states(b.ids, b.shapes, b.places, b.mask)
            mine = small.trunk(b.ids, b.shapes, b.places, b.mask)[:2]
        keep = b.mask > 0
        for name, x, y in zip(("low", "top"), wide, mine, strict=True):
            x, y = x.float()[keep], y.float()[keep]
            x = torch.cat([x, torch.ones(len(x), 1)], 1).double()
            a, c = sums.get(name, (0, 0))
            sums[name] = (a + x.T @ x, c + x.T @ y.double())
    for name, (a, c) in sums.items():
        w = torch.linalg.solve(a + ridge * torch.eye(len(a), dtype=a.dtype), c)
        part = getattr(coder.trunk, name)
        part.weight.data.copy_(w[:-1].T.float())
        part.bias.data.copy_(w[-1].float())


def wide(weights: dict[str, Tensor]) -> bool:
    """Whether weights are a teacher's, not a small network's."""
    return "trunk.distance.weight" in weights
