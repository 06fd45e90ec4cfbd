"""From physical motion fields to the figures of the design's table. Lengths in long sides of the photo."""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch

from latent import DRIFT, RIPPLE_AMPLITUDE, SWAY, SWAY_FREQUENCIES
from simulator_maps import ANIMAL, FOLIAGE, GRASS, PERSON, SKY, VEHICLE, WATER

LOOP = 3.0  # seconds
WORKING_SIZE = 512  # px on the long side, in which the bars are given


@dataclass
class Layers:
    """What the mattes let through, [B,h,w] each: air and water drift, water ripples, plants and bodies sway."""

    air: torch.Tensor
    water: torch.Tensor
    sway: torch.Tensor


def layers_of(classes: torch.Tensor) -> Layers:
    """The mattes as the class map [B,12,h,w] has them (the motion decoder's are finer)."""
    sure = ((classes - 0.3) / 0.4).clamp(0, 1)
    return Layers(sure[:, SKY], sure[:, WATER], sure[:, [FOLIAGE, GRASS, PERSON, ANIMAL, VEHICLE]].sum(1).clamp(max=1))


def displacement(fields: torch.Tensor, layers: Layers) -> torch.Tensor:
    """Rms displacement over a loop, [B,h,w]: drift is seen for half a loop forward and back (symmetric blending)."""
    drift = fields[:, DRIFT].square().sum(1) * (LOOP / 2) ** 2 / 3
    ripple = fields[:, RIPPLE_AMPLITUDE].square()
    sway = fields[:, SWAY].square().sum(1)
    return (layers.air**2 * drift + layers.water**2 * (drift + ripple) + layers.sway**2 * sway).sqrt()


def share_on(moved: torch.Tensor, region: torch.Tensor) -> torch.Tensor:
    """Share of all displacement that falls on the region [B,h,w], per photo."""
    return (moved * region).sum((1, 2)) / moved.sum((1, 2)).clamp(min=1e-9)


def rms_pixels(moved: torch.Tensor, region: torch.Tensor) -> torch.Tensor:
    """Rms displacement in px at the working size over a region [B,h,w]; nan where the region is empty."""
    weight = region.sum((1, 2))
    rms = ((moved.square() * region).sum((1, 2)) / weight.clamp(min=1e-6)).sqrt() * WORKING_SIZE
    return torch.where(weight > 4, rms, torch.full_like(rms, math.nan))


def direction_cosine(fields: torch.Tensor, region: torch.Tensor, asked: torch.Tensor) -> torch.Tensor:
    """Mean cosine between drift and the asked direction [B,2] where the region drifts; 0 where nothing drifts."""
    drift = fields[:, DRIFT]
    speed = drift.norm(dim=1)
    moving = region * (speed > 0.004)
    cosine = (drift * asked[:, :, None, None]).sum(1) / speed.clamp(min=1e-6)
    enough = moving.sum((1, 2)) > 0.2 * region.sum((1, 2))
    return torch.where(enough, (cosine * moving).sum((1, 2)) / moving.sum((1, 2)).clamp(min=1e-6), torch.zeros(len(drift)))


def dynamic(fields: torch.Tensor, layers: Layers) -> torch.Tensor:
    """VBench's dynamic degree off the known field [B,22,h,w]: in 4 of 16 pairs of frames 1/8 s apart, the mean of the
    fastest 5 % of the pixels exceeds 6 px at 256 px on the short side. -> [B] bool"""
    b, _, h, w = fields.shape
    pixels = 256 * max(h, w) / min(h, w)
    step = 1 / 8
    sway = fields[:, SWAY].unflatten(1, (len(SWAY_FREQUENCIES), 4))
    counts = torch.zeros(b)
    drift = fields[:, DRIFT].square().sum(1) * step**2
    ripple = fields[:, RIPPLE_AMPLITUDE].square() * (2 * math.sin(math.pi * step)) ** 2  # crest waves of about 1 Hz
    for pair in range(16):
        moved = 0
        for k, frequency in enumerate(SWAY_FREQUENCIES):
            a, c = 2 * math.pi * frequency * pair * step, 2 * math.pi * frequency * (pair + 1) * step
            moved = moved + sway[:, k, :2] * (math.cos(c) - math.cos(a)) - sway[:, k, 2:] * (math.sin(c) - math.sin(a))
        moved = moved.square().sum(1)
        total = (layers.air**2 * drift + layers.water**2 * (drift + ripple) + layers.sway**2 * moved).sqrt() * pixels
        flat = total.flatten(1).sort(1, descending=True).values
        counts += (flat[:, : max(1, flat.shape[1] // 20)].mean(1) > 6).float()
    return counts >= 4
