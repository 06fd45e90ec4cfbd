"""How strong the model's motion is against the simulator's for the same photo and prompt, told a direction or not."""

from __future__ import annotations

import torch

from latent import DRIFT, RIPPLE_AMPLITUDE, SWAY
from model_under_test import Model
from scenes import Scene
from simulator import draw_chances, simulate
from simulator_hints import no_hints
from simulator_maps import FOLIAGE, SKY, WATER, make_maps
from text_encoder import text_to_slots

# what, class, prompt, channels of the fields
CASES = [
    ("clouds", SKY, "the clouds are drifting across", DRIFT),
    ("clouds told", SKY, "clouds move to the left", DRIFT),
    ("river", WATER, "the river is flowing along", DRIFT),
    ("river told", WATER, "the river flows to the right", DRIFT),
    ("ripples", WATER, "soft ripples run over the water", slice(RIPPLE_AMPLITUDE, RIPPLE_AMPLITUDE + 1)),
    ("trees", FOLIAGE, "leaves rustle on the trees in a soft breeze", SWAY),
]
DRAWS = 4
ENOUGH = 0.15  # share of the photo


def _strength(fields: torch.Tensor, channels: slice, region: torch.Tensor) -> float:
    """Rms over the region [1,h,w] of the channels' length."""
    square = fields[:, channels].square().sum(1) * region
    return (square.sum() / (region.sum() * len(fields)).clamp(min=1)).sqrt().item()


def amplitude(model: Model, scenes: list[Scene]) -> dict[str, float]:
    """Rms of the model's motion over rms of the simulator's, each a mean over the photos that have the region."""
    ratios = {}
    for name, k, prompt, channels in CASES:
        ours = theirs = 0.0
        for scene in scenes:
            if scene.share[k] < ENOUGH:
                continue
            region = (scene.classes[:, k] > 0.8).float() * (scene.features[:, k] > 0.5)
            text = model.read([prompt] * DRAWS)
            maps = make_maps(scene.features[:, :12].expand(DRAWS, -1, -1, -1))
            chances = draw_chances(DRAWS, torch.Generator().manual_seed(scene.id))
            true = simulate(maps, text_to_slots(text), no_hints(DRAWS, *region.shape[1:]), torch.ones(DRAWS), chances)
            theirs += _strength(true, channels, region)
            ours += _strength(model.fields(scene, [prompt]), channels, region)
        ratios[name] = ours / max(theirs, 1e-9)
    return ratios
