"""The network: a MiniLM trunk that finds anchors, and a tower that reads the passage once more for each anchor.

trunk: pieces -> states after layers L-k and L (and a further layer behind each), an anchor class per piece, relevance, origin
tower: k layers (begun from the trunk's last k) over those states, marked with one anchor -> roles, labels, validity
"""

import json
import math
import struct
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from trucewatch.coding.hybrid import schema
from trucewatch.coding.hybrid.pieces import PLACES, SHAPES

WIDTH, HEADS, LAYERS, INNER, VOCABULARY, POSITIONS = 384, 12, 6, 1536, 30522, 512
BUCKETS = 24
FURTHER = (2, 4, 6)  # layers of the trunk after which a further one stands, which begins as nothing
ROLES = [("pledge", k) for k in schema.PLEDGE_ROLES] + [("incident", k) for k in schema.INCIDENT_ROLES]
TOKEN_OUT = 2 * len(ROLES) + 3 * len(schema.PLEDGE_LISTS) + len(schema.TOLLS) + 2 * len(schema.PLEDGE_LISTS)
LABEL_SIZES = (len(schema.PLEDGE_KINDS), len(schema.INCIDENT_KINDS), len(schema.PLEDGE_FACTUALITY), len(schema.INCIDENT_FACTUALITY),
               1, 1, 3, 3, 1)  # kinds, factualities, flags, toll classes, validity
FAR = -1e4


class Drop(nn.Module):
    """Dropout of whole features, one draw a sequence: as good here as one a position, and much cheaper on a CPU."""

    def __init__(self, chance: float) -> None:
        super().__init__()
        self.chance = chance

    def forward(self, x: Tensor) -> Tensor:
        if not self.training or not self.chance:
            return x
        keep = torch.rand(x.shape[0], 1, x.shape[2]) >= self.chance
        return x * (keep / (1 - self.chance)).to(x.dtype)


def flow(module: nn.Module) -> torch.dtype:
    """What states are kept in between layers: training flows in bfloat16, the weights stay exact; that takes three fifths of the time."""
    return torch.bfloat16 if module.training else torch.float32


def linear(part: nn.Linear, x: Tensor) -> Tensor:
    """The layer in the type of its input; as a module where that is its own, so that what is hooked to it is heard (see `even`)."""
    return part(x) if x.dtype == part.weight.dtype else F.linear(x, part.weight.to(x.dtype), part.bias.to(x.dtype))


def norm(part: nn.LayerNorm, x: Tensor) -> Tensor:
    return F.layer_norm(x, part.normalized_shape, part.weight.to(x.dtype), part.bias.to(x.dtype), part.eps)


def beyond(mask: Tensor | None) -> Tensor | None:
    """What keeps padding out when it is added to logits; None where nothing is padded, so that a shipped graph adds no noughts."""
    return None if mask is None else (1.0 - mask) * FAR


class Layer(nn.Module):
    """A BERT layer (post-norm), or one that normalises what it is given instead (pre-norm). It works in the type of its input."""

    def __init__(self, dropout: float, width: int = WIDTH, inner: int = INNER, eps: float = 1e-12, before: bool = False) -> None:
        super().__init__()
        self.before = before  # whether its input is normalised, not its output
        self.qkv, self.out = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.up, self.down = nn.Linear(width, inner), nn.Linear(inner, width)
        self.norm1, self.norm2 = nn.LayerNorm(width, eps=eps), nn.LayerNorm(width, eps=eps)
        self.drop = Drop(dropout)

    def forward(self, x: Tensor, bias: Tensor | None) -> Tensor:
        with torch.autocast("cpu", enabled=False):
            if self.before:
                x = x + self.drop(linear(self.out, self.mixed(norm(self.norm1, x), bias)))
                return x + self.drop(linear(self.down, F.gelu(linear(self.up, norm(self.norm2, x)))))
            x = norm(self.norm1, x + self.drop(linear(self.out, self.mixed(x, bias))))
            return norm(self.norm2, x + self.drop(linear(self.down, F.gelu(linear(self.up, x)))))

    def mixed(self, x: Tensor, bias: Tensor | None) -> Tensor:
        n, t, width = x.shape
        q, k, v = (part.view(n, t, HEADS, width // HEADS).transpose(1, 2) for part in linear(self.qkv, x).chunk(3, -1))
        scores = (q / math.sqrt(width // HEADS)) @ k.transpose(-1, -2)
        scores = scores if bias is None else scores + bias.to(x.dtype)
        return (torch.softmax(scores, dim=-1) @ v).transpose(1, 2).reshape(n, t, width)


class Trunk(nn.Module):
    """The encoder with the anchor and passage heads."""

    def __init__(self, tower_layers: int, dropout: float) -> None:
        super().__init__()
        self.words, self.positions = nn.Embedding(VOCABULARY, WIDTH), nn.Embedding(POSITIONS, WIDTH)
        self.shapes, self.places = nn.Embedding(SHAPES, WIDTH), nn.Embedding(PLACES, WIDTH)
        self.norm, self.drop = nn.LayerNorm(WIDTH, eps=1e-12), Drop(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.further = nn.ModuleDict({str(n): Layer(dropout, before=True) for n in FURTHER})
        self.anchor_in, self.anchor_out = nn.Linear(WIDTH, WIDTH), nn.Linear(WIDTH, schema.CLASSES)
        self.origin, self.relevant = nn.Linear(WIDTH, 2), nn.Linear(2 * WIDTH, 1)
        self.branch = LAYERS - tower_layers
        nn.init.zeros_(self.shapes.weight)
        nn.init.zeros_(self.places.weight)
        self.words.weight.requires_grad_(False)
        with torch.no_grad():
            self.anchor_out.bias[0] = 5.0  # most pieces anchor nothing

    def forward(self, ids: Tensor, shapes: Tensor, places: Tensor, mask: Tensor | None) -> tuple[Tensor, ...]:
        where = torch.arange(ids.shape[1], device=ids.device)
        x = self.words(ids) + self.positions(where) + self.shapes(shapes) + self.places(places)
        x, far = self.drop(self.norm(x)).to(flow(self)), beyond(mask)
        bias = None if far is None else far[:, None, None, :]
        low = x
        for n, layer in enumerate(self.layers, 1):
            x = layer(x, bias)
            x = self.further[str(n)](x, bias) if n in FURTHER else x
            low = x if n == self.branch else low
        anchors = self.anchor_out(self.drop(F.gelu(self.anchor_in(x))))
        mean = x.mean(1) if mask is None else (x * mask[:, :, None]).sum(1) / mask.sum(1, keepdim=True)
        relevant, origin = self.relevant(torch.cat([x[:, 0], mean], -1))[:, 0], self.origin(x)
        return low, x, anchors, relevant, origin if far is None else origin + far[:, :, None]


def buckets(length: int) -> Tensor:
    """Bucket of every distance from -(length-1) to length-1: exact near, logarithmic far."""
    distance = torch.arange(-length + 1, length)
    size = torch.clamp((torch.log2(distance.abs().float() + 1) * 2).long(), max=BUCKETS // 2 - 1)
    return torch.where(distance < 0, size, size + BUCKETS // 2 - 0)


class Tower(nn.Module):
    """Reads a passage for one anchor and family; states are those of each anchor's passage, or of one that all anchors share."""

    def __init__(self, layers: int, dropout: float) -> None:
        super().__init__()
        self.mix, self.tell = nn.Linear(WIDTH, WIDTH), nn.Linear(WIDTH, WIDTH)
        self.mark, self.family = nn.Embedding(2, WIDTH), nn.Embedding(2, WIDTH)
        self.distance = nn.Embedding(BUCKETS + 1, WIDTH)
        self.norm, self.drop = nn.LayerNorm(WIDTH, eps=1e-12), Drop(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(layers))
        self.token_in, self.token_out = nn.Linear(WIDTH, WIDTH), nn.Linear(WIDTH, TOKEN_OUT)
        self.label_in, self.label_out = nn.Linear(3 * WIDTH, WIDTH), nn.Linear(WIDTH, sum(LABEL_SIZES))
        self.register_buffer("bucket", buckets(POSITIONS), persistent=False)
        for part in (self.mix, self.tell):
            nn.init.normal_(part.weight, std=0.01)
        for table in (self.mark, self.family, self.distance):
            nn.init.normal_(table.weight, std=0.02)

    def forward(self, low: Tensor, top: Tensor, mask: Tensor | None, anchor: Tensor, family: Tensor) -> tuple[Tensor, Tensor]:
        passages, t, _ = low.shape
        rows, where = torch.arange(anchor.shape[0]), torch.arange(t)
        steps, above = where[None, :] - anchor[:, None], top[torch.arange(passages), anchor]
        here = (steps == 0).to(low.dtype)[:, :, None]
        told = self.tell(above) + self.family(family)
        x = low + self.mix(top) + told[:, None, :] + self.distance(self.bucket[steps + POSITIONS - 1])
        x = self.drop(self.norm(x + here * self.mark(family)[:, None, :])).to(flow(self))
        far = beyond(mask)
        for layer in self.layers:
            x = layer(x, None if far is None else far[:, None, None, :])
        tokens = self.token_out(self.drop(F.gelu(self.token_in(x))))
        read = torch.cat([x[rows, anchor], x[:, 0], above], -1)
        return tokens if far is None else tokens + far[:, :, None], self.label_out(self.drop(F.gelu(self.label_in(read))[:, None, :])[:, 0])


class Coder(nn.Module):
    """Trunk and tower."""

    def __init__(self, tower_layers: int = 2, dropout: float = 0.1) -> None:
        super().__init__()
        self.trunk, self.tower = Trunk(tower_layers, dropout), Tower(tower_layers, dropout)


def resume(coder: Coder, weights: dict[str, Tensor]) -> Coder:
    """Load the weights of an earlier network; outputs that it did not have keep their fresh weights."""
    mine = coder.state_dict()
    for name, value in weights.items():
        if mine[name].shape == value.shape:
            mine[name].copy_(value)
        else:
            mine[name][:len(value)].copy_(value)
    return coder


def read_safetensors(path: Path) -> dict[str, Tensor]:
    """All float tensors of a safetensors file, by name."""
    raw = path.read_bytes()
    size = struct.unpack("<Q", raw[:8])[0]
    head = json.loads(raw[8:8 + size])
    found = {}
    for name, about in head.items():
        if about.get("dtype") == "F32":
            a, b = about["data_offsets"]
            array = np.frombuffer(raw[8 + size + a:8 + size + b], dtype="<f4").reshape(about["shape"])
            found[name] = torch.from_numpy(array.copy())
    return found


def _load_layer(layer: Layer, base: dict[str, Tensor], number: int) -> None:
    p = f"encoder.layer.{number}."
    a = p + "attention."
    with torch.no_grad():
        for kind in ("weight", "bias"):
            layer.qkv.get_parameter(kind).copy_(torch.cat([base[f"{a}self.{x}.{kind}"] for x in ("query", "key", "value")]))
            layer.out.get_parameter(kind).copy_(base[f"{a}output.dense.{kind}"])
            layer.norm1.get_parameter(kind).copy_(base[f"{a}output.LayerNorm.{kind}"])
            layer.up.get_parameter(kind).copy_(base[f"{p}intermediate.dense.{kind}"])
            layer.down.get_parameter(kind).copy_(base[f"{p}output.dense.{kind}"])
            layer.norm2.get_parameter(kind).copy_(base[f"{p}output.LayerNorm.{kind}"])


def begin(coder: Coder, weights: Path) -> Coder:
    """Load the base weights; the tower's layers begin as copies of the trunk's last, the further ones as nothing."""
    base = read_safetensors(weights)
    trunk, tower = coder.trunk, coder.tower
    with torch.no_grad():
        trunk.words.weight.copy_(base["embeddings.word_embeddings.weight"])
        trunk.positions.weight.copy_(base["embeddings.position_embeddings.weight"])
        trunk.positions.weight += base["embeddings.token_type_embeddings.weight"][0]
        trunk.norm.weight.copy_(base["embeddings.LayerNorm.weight"])
        trunk.norm.bias.copy_(base["embeddings.LayerNorm.bias"])
    for n, layer in enumerate(trunk.layers):
        _load_layer(layer, base, n)
    for n, layer in enumerate(tower.layers):
        _load_layer(layer, base, trunk.branch + n)
    _deepen(trunk)
    return coder


@torch.no_grad()
def _deepen(trunk: Trunk) -> None:
    """Each further layer begins with what its neighbours look at, and adds nothing to it."""
    for n in FURTHER:
        new, last, near = trunk.further[str(n)], trunk.layers[n - 1], trunk.layers[min(n, LAYERS - 1)]
        new.load_state_dict(near.state_dict())
        new.norm1.load_state_dict(last.norm2.state_dict())
        new.norm2.load_state_dict(near.norm1.state_dict())
        for part in (new.out, new.down):
            nn.init.zeros_(part.weight)
            nn.init.zeros_(part.bias)
