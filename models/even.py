"""Features of like size before they are rounded to int8 (SmoothQuant: Xiao and others 2023).

The shipped graphs round each layer's whole input by one step, which a few large features make too coarse for all the others. Each feature
is divided by about the largest value it takes, and the weights it meets are multiplied by it: the same layer, rounded more finely.
"""

import torch
from torch import Tensor, nn

from .net import Coder, Layer
from .targets import Batch, examine

SHARE = 0.85  # of the unevenness that the weights take over; weights have a step of their own for each output
PARTS = ("qkv", "up", "down")  # the inputs of `out` are even already


def layers(coder: Coder) -> list[Layer]:
    """All layers of trunk and tower."""
    return [part for part in coder.modules() if isinstance(part, Layer)]


@torch.inference_mode()
def largest(coder: Coder, parts: list[nn.Linear], batches: list[Batch]) -> dict[nn.Linear, Tensor]:
    """The largest absolute value of each feature that each part is given, over the batches and three anchors of every passage."""
    found: dict[nn.Linear, Tensor] = {}

    def see(part: nn.Module, given: tuple[Tensor]) -> None:
        top = given[0].abs().flatten(0, -2).amax(0)
        found[part] = torch.maximum(found[part], top) if part in found else top  # type: ignore[index]

    hooks = [part.register_forward_pre_hook(see) for part in parts]
    for b in batches:
        low, top, *_ = coder.trunk(b.ids, b.shapes, b.places, b.mask)
        cases = [(n, len(e.pieces) * k // 4, k % 2) for n, e in enumerate(b.examples) for k in (1, 2, 3)]
        examine(coder, b, low, top, cases)
    for hook in hooks:
        hook.remove()
    return found


def even(coder: Coder, batches: list[Batch]) -> None:
    """Even out a coder in place, by what some batches show of its features."""
    for part, top in largest(coder, [getattr(layer, name) for layer in layers(coder) for name in PARTS], batches).items():
        size = top.clamp(min=1e-4) ** SHARE / part.weight.detach().abs().amax(0).clamp(min=1e-4) ** (1 - SHARE)
        size = size / size.median()
        part.weight.data *= size
        part.register_forward_pre_hook(lambda _, given, by=1 / size: (given[0] * by,))
