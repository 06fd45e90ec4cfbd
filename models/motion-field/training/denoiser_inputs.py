"""What the denoiser need not learn: inputs computed inside its graph, only by operators that run on the GPU.

Each says at every place something that a convolution could gather only from far away: what the text asks of the
class that is here, how fast the stroke on this sky or water goes, how high up in its region the place lies, and
what the whole region's noisy motion says in sum.
"""

from __future__ import annotations

import torch
from torch import nn
from torch.nn import functional as F

from latent import PERCENTILE_95
from onnx_friendly import reshape
from text_encoder import SLOT, TEXT_DIM, text_layout

# Class ids (of the features' first twelve channels) in which the region tokens have their place.
_PLACES = ((1,), (2,), (3,), (4,), (5,), (6, 10))  # sky, water, foliage, grass, person, animal and vehicle
_UNSETTLED = ((0,), (1,))  # smoke and fire, snow and rain: anywhere unnamed, and in the air
_DRIFTING = (1, 2)  # sky and water move as a whole
_LYING, _STANDING = slice(1, 5), slice(3, 7)  # sky, water, foliage, grass; foliage, grass, person, animal

PLACE_CHANNELS = 8
STROKE_CHANNELS = 6
WHOLE_CHANNELS = 6


class AskedHere(nn.Module):
    """Cross-attention whose weights are given: every place reads the region tokens by its class probabilities.

    So the network need not learn that the token "sky" is meant for the sky. features [B,48,h,w], text [B,8,128]
    -> [B,CHANNELS,h,w]: what the text asks of this place.
    """

    SETTLED, UNSETTLED = 16, 8
    CHANNELS = SETTLED + UNSETTLED

    def __init__(self):
        super().__init__()
        self.settled = nn.Linear(TEXT_DIM, self.SETTLED, bias=False)
        self.unsettled = nn.Linear(TEXT_DIM, self.UNSETTLED, bias=False)
        with torch.no_grad():  # the slots themselves are a good beginning
            for linear in (self.settled, self.unsettled):
                linear.weight[: len(SLOT)] = text_layout()[0] / TEXT_DIM

    def forward(self, features: torch.Tensor, text: torch.Tensor) -> torch.Tensor:
        def gather(values: torch.Tensor, first: int, places: tuple) -> torch.Tensor:
            total = 0
            for k, classes in enumerate(places):
                here = sum(features[:, c : c + 1] for c in classes)
                total = total + here * reshape(values[:, first + k], 0, -1, 1, 1)
            return total

        settled = gather(self.settled(text), 0, _PLACES)
        return torch.cat([settled, gather(self.unsettled(text), len(_PLACES), _UNSETTLED)], 1)


def _total(x: torch.Tensor) -> torch.Tensor:
    return x.sum((2, 3), keepdim=True)


def stroke_here(features: torch.Tensor, hints: torch.Tensor) -> torch.Tensor:
    """[B,6,h,w]: the mean stroke on this sky or water, then the stroke nearby; each as drift latent (2) and presence."""
    coverage = hints[:, 4:5]
    velocity = hints[:, 2:4]
    drift = velocity / (velocity.abs() + 1e-3).sqrt() * PERCENTILE_95[0] ** -0.5
    painted = torch.cat([drift, coverage], 1)
    strokes = _total(coverage) + 0.01
    whole = 0
    for k in _DRIFTING:
        here = features[:, k : k + 1]
        on = _total(painted * here)
        lies_here = (on[:, 2:] / strokes * 2).clamp(0, 1)
        whole = whole + here * lies_here * torch.cat([on[:, :2] / (on[:, 2:] + 0.01), lies_here * 0 + 1], 1)
    near = F.avg_pool2d(painted, 9, 1, 4)
    close = (near[:, 2:] * 10).clamp(0, 1)
    return torch.cat([whole, close * near[:, :2] / (near[:, 2:] + 1e-3), close], 1)


def allowed(hints: torch.Tensor) -> torch.Tensor:
    """[B,1,h,w]: by how much the masks leave the latent as it is. Where some area may move nothing else does."""
    may_move, frozen = hints[:, 0:1], hints[:, 1:2]
    restricted = (may_move.amax((2, 3), keepdim=True) * 2).clamp(0, 1)
    return ((1 - restricted * (1 - may_move)) * (1 - frozen) + 1e-6).sqrt()


def place_in_region(features: torch.Tensor) -> torch.Tensor:
    """[B,8,h,w]: what share of the region lies in the rows above, and what share of its column does."""
    lying, standing = features[:, _LYING], features[:, _STANDING]
    rows = lying.mean(3, keepdim=True)
    above = rows.cumsum(2) / (rows.sum(2, keepdim=True) + 0.01)
    column = standing.cumsum(2) / (standing.sum(2, keepdim=True) + 0.1)
    return torch.cat([lying * above, standing * column], 1)


def whole_regions(latent: torch.Tensor, features: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """Drift and ripple of the noisy latent, summed over all of sky and all of water in units of the noise: which way
    a region drifts shows in its sum long before it does at any one place. -> painted on the region that is here
    [B,6,h,w], and as such [B,12]."""
    motion, painted, told = latent[:, :WHOLE_CHANNELS], 0, []
    for k in _DRIFTING:
        here = features[:, k : k + 1]
        whole = (0.4 * _total(motion * here) / (_total(here * here) + 1).sqrt()).tanh()
        painted = painted + here * whole
        told.append(reshape(whole, 0, -1))
    return painted, torch.cat(told, 1)


def coordinates(latent: torch.Tensor) -> torch.Tensor:
    """[B,22,h,w] -> [B,2,h,w]: x and y about the middle, 1 = half a long side. By running sums, so that the exported
    graph needs no shapes."""
    ones = latent[:, :1] * 0 + 1
    x, y = ones.cumsum(3), ones.cumsum(2)
    width, height = x.amax((2, 3), keepdim=True), y.amax((2, 3), keepdim=True)
    scale = 2 / torch.maximum(width, height)
    return torch.cat([(x - 0.5 - width * 0.5) * scale, (y - 0.5 - height * 0.5) * scale], 1)
