"""The simulator in the model's place: what a perfect denoiser would reach with the image encoder's class maps."""

from __future__ import annotations

import torch

from model_under_test import Model
from scenes import Scene
from simulator import draw_chances, simulate
from simulator_hints import Hints, no_hints
from simulator_maps import make_maps
from text_encoder import TextEncoder, text_to_slots


class Simulator(Model):
    def __init__(self, text: TextEncoder):
        self.text = text

    @torch.no_grad()
    def fields(self, scene: Scene, prompts: list[str], seed: int = 0, strength: float = 1.0, hints: torch.Tensor | None = None) -> torch.Tensor:
        n, (h, w) = len(prompts), scene.features.shape[2:]
        maps = make_maps(scene.features[:, :12].expand(n, -1, -1, -1))
        chances = draw_chances(n, torch.Generator().manual_seed(1000 * scene.id + seed))
        painted = no_hints(n, h, w) if hints is None else _one_stroke(hints.expand(n, -1, -1, -1))
        return simulate(maps, text_to_slots(self.read(prompts)), painted, torch.full((n,), strength), chances)


def _one_stroke(channels: torch.Tensor) -> Hints:
    """The denoiser's five hint channels [B,5,h,w], holding one stroke at most, as Hints."""
    found = no_hints(len(channels), *channels.shape[2:])
    area = channels[:, 4]
    size = area.sum((1, 2)).clamp(min=1e-3)
    found.has_stroke[:, 0] = (area.amax((1, 2)) > 0.5).float()
    found.stroke_area[:, 0] = area
    found.velocity[:, 0] = channels[:, 2:4].sum((2, 3)) / size[:, None]
    return found
