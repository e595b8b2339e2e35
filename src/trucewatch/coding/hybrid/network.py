"""The trained network as two ONNX graphs, checked by hash before they are trusted."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from trucewatch.errors import CodingError

from .decode import Candidate, Policy
from .phrases import Floats
from .pieces import Pieces, load_tokenizer
from .schema import FAMILIES

if TYPE_CHECKING:
    from tokenizers import Tokenizer

WEIGHTS = Path(__file__).parent / "weights"
TRUNK, TOWER, TOKENIZER, POLICY = "trunk.onnx", "tower.onnx", "tokenizer.json", "policy.toml"


@dataclass(frozen=True)
class Reading:
    """What the trunk says of a passage: states for the tower, anchor logits per piece, relevance and origin logits."""

    low: NDArray[np.float32]
    top: NDArray[np.float32]
    anchors: Floats
    relevant: float
    origin: Floats


class Network:
    """Loads nothing before it is first asked; uses one thread, so that passages can be coded side by side."""

    def __init__(self, folder: Path = WEIGHTS) -> None:
        self.folder = folder

    @cached_property
    def tokenizer(self) -> "Tokenizer":
        """The tokenizer of the base model."""
        return load_tokenizer(str(checked(self.folder, TOKENIZER)))

    @cached_property
    def _trunk(self) -> Any:
        return _session(checked(self.folder, TRUNK))

    @cached_property
    def _tower(self) -> Any:
        return _session(checked(self.folder, TOWER))

    def read(self, pieces: Pieces) -> Reading:
        """Run the trunk over one passage of at most 512 pieces."""
        given = {"ids": pieces.ids[None], "shapes": pieces.shapes[None], "places": pieces.places[None]}
        low, top, anchors, relevant, origin = self._trunk.run(None, given)
        return Reading(low, top, anchors[0].astype(float), float(relevant[0]), origin[0].astype(float))

    def examine(self, reading: Reading, tops: Sequence[Candidate]) -> tuple[Floats, Floats]:
        """Run the tower for some candidates: outputs (candidates, pieces, outputs) and labels (candidates, outputs)."""
        anchors = np.array([t.piece for t in tops], dtype=np.int64)
        families = np.array([FAMILIES.index(t.family) for t in tops], dtype=np.int64)
        given = {"low": reading.low, "top": reading.top, "anchor": anchors, "family": families}
        tokens, labels = self._tower.run(None, given)
        return tokens.astype(float), labels.astype(float)


def read_policy(folder: Path = WEIGHTS) -> Policy:
    """The thresholds chosen for these weights; the defaults where none were chosen."""
    path = folder / POLICY
    if not path.exists():
        return Policy()
    data: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    return Policy(**data | {"calibration": tuple(data["calibration"])})


def checked(folder: Path, name: str) -> Path:
    """The path of a weights file whose SHA-256 is the one listed; raises CodingError where it is missing or altered."""
    path = folder / name
    listed = (folder / "weights.sha256").read_text().split()  # digest, name, digest, name, ...
    if not path.exists() or sha256(path.read_bytes()).hexdigest() != listed[listed.index(name) - 1]:
        raise CodingError("the model's weights are missing or altered", str(path), "reinstall trucewatch")
    return path


def _session(path: Path) -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # as one kernel, sum and normalisation take longer than one after the other: an eighth of the whole
    return onnxruntime.InferenceSession(str(path), options, ["CPUExecutionProvider"], disabled_optimizers=["SkipLayerNormFusion"])
