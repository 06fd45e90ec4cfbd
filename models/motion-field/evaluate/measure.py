"""The figures of one model over the held-out photos."""

from __future__ import annotations

import math

import numpy as np
import torch

from figures import direction_cosine, displacement, dynamic, layers_of, rms_pixels, share_on
from latent import DRIFT, RIPPLE_AMPLITUDE, SWAY
from model_under_test import Model
from scenes import ABSENT, ASKS, DIRECTED, QUIET, STRONG, Scene
from simulator import draw_chances, simulate
from simulator_hints import no_hints
from simulator_maps import BUILDING, FOLIAGE, GRASS, PERSON, SKY, WATER, make_maps

ENOUGH = 0.08  # share of the photo from which a region counts as there
NONE = 0.002  # and below which as absent


ByPhoto = dict[int, dict[str, list[float]]]
"""By the photo's id and by what was measured there."""


def mean(values: list[float]) -> float:
    good = [v for v in values if not math.isnan(v)]
    return float(np.mean(good)) if good else math.nan


def averages(found: ByPhoto, ids: set[int]) -> dict[str, float]:
    """Of each figure over all measurements on these photos, and of all figures."""
    named: dict[str, list[float]] = {}
    for photo, figures in found.items():
        for name, values in figures.items() if photo in ids else ():
            named.setdefault(name, []).extend(values)
    return {"all": mean(sum(named.values(), [])), **{name: mean(values) for name, values in named.items()}}


def asked(model: Model, scenes: list[Scene]) -> ByPhoto:
    """Share of the displacement on the asked class, by region; 0 where nothing moved."""
    found: ByPhoto = {}
    for scene in scenes:
        asks = [a for a in ASKS if scene.share[a[1]] > ENOUGH]
        if not asks:
            continue
        moved = displacement(model.fields(scene, [a[2] for a in asks]), layers_of(scene.features[:, :12]))
        regions = torch.cat([scene.classes[:, a[1]] for a in asks])
        for ask, share in zip(asks, share_on(moved, (regions > 0.3).float())):
            found.setdefault(scene.id, {}).setdefault(ask[0], []).append(share.item())
    return found


def rest(model: Model, scenes: list[Scene]) -> ByPhoto:
    """Rms displacement (px at 512) on people and buildings when only water or sky is asked."""
    found: ByPhoto = {}
    for scene in scenes:
        prompts = [p for k, p in QUIET if scene.share[k] > 0.03]
        still = (scene.classes[:, PERSON] + scene.classes[:, BUILDING] > 0.95).float()
        if prompts and still.mean() > 0.02:
            moved = displacement(model.fields(scene, prompts), layers_of(scene.features[:, :12]))
            found[scene.id] = {"rest": [mean(rms_pixels(moved, still.expand(len(prompts), -1, -1)).tolist())]}
    return found


def told(model: Model, scenes: list[Scene]) -> ByPhoto:
    """Cosine of drift to the direction of the prompt, and to that of a stroke."""
    found: ByPhoto = {}
    for scene in scenes:
        asks = [d for d in DIRECTED if scene.share[d[1]] > ENOUGH]
        if asks:
            region = (torch.cat([scene.classes[:, d[1]] for d in asks]) > 0.8).float()
            fields = model.fields(scene, [d[2] for d in asks])
            found[scene.id] = {"prompt": direction_cosine(fields, region, torch.tensor([d[3] for d in asks])).tolist()}
        for k in (SKY, WATER):
            if scene.share[k] > 0.15:
                velocity = torch.tensor([0.05, 0.0]) * (1 if scene.id % 20 else -1)
                region = (scene.classes[:, k] > 0.8).float()
                fields = model.fields(scene, [""], hints=_stroke(region, velocity))
                cosine = direction_cosine(fields, region, velocity[None] / velocity.norm()).tolist()
                found.setdefault(scene.id, {}).setdefault("stroke", []).extend(cosine)
    return found


def _stroke(region: torch.Tensor, velocity: torch.Tensor) -> torch.Tensor:
    """A short horizontal stroke in the middle of the region [1,h,w] -> hints [1,5,h,w]"""
    _, h, w = region.shape
    places = region[0].nonzero()
    hints = torch.zeros(1, 5, h, w)
    if len(places):
        y, x = places[len(places) // 2].tolist()
        area = (slice(max(0, y - 1), y + 2), slice(max(0, x - 4), x + 5))
        hints[0, 4][area], hints[0, 2][area], hints[0, 3][area] = 1, velocity[0], velocity[1]
    return hints


def landscapes(scenes: list[Scene]) -> list[Scene]:
    return [s for s in scenes if s.share[[SKY, WATER, FOLIAGE, GRASS]].sum() > 0.5 and s.share[PERSON] < 0.1]


def strengthened(fields: torch.Tensor, strength: float) -> torch.Tensor:
    """As the renderer scales motion: displacements and speeds, not wavelengths and directions."""
    scaled = fields.clone()
    for channels in (DRIFT, slice(RIPPLE_AMPLITUDE, RIPPLE_AMPLITUDE + 1), SWAY):
        scaled[:, channels] *= strength
    return scaled


def dynamic_degree(model: Model, scenes: list[Scene]) -> ByPhoto:
    """Whether landscapes count as dynamic at the app's motion strength 2 and a prompt for strong motion."""
    moves = lambda scene: dynamic(strengthened(model.fields(scene, [STRONG]), 2.0), layers_of(scene.features[:, :12]))
    return {scene.id: {"dynamic": moves(scene).float().tolist()} for scene in landscapes(scenes)}


def says_no(model: Model, scenes: list[Scene]) -> ByPhoto:
    """Rms displacement (px at 512) over the whole photo when the prompt names what is not there."""
    found: ByPhoto = {}
    for scene in scenes:
        prompts = [a[2] for a in ABSENT if scene.share[a[1]] < NONE]
        if prompts:
            moved = displacement(model.fields(scene, prompts), layers_of(scene.features[:, :12]))
            found[scene.id] = {"no": [mean(rms_pixels(moved, torch.ones_like(moved)).tolist())]}
    return found


def seed_spread(model: Model, scenes: list[Scene], seeds: int = 8) -> float:
    """Spread of drift and sway over seeds against the simulator's, for a prompt that leaves the motion open."""
    ratios = []
    slots = torch.zeros(seeds, 8, 7)
    slots[:, :6, 0], slots[:, :, 4:6] = 1, 0.5
    for scene in landscapes(scenes)[:16]:
        ours = torch.cat([model.fields(scene, [""], seed=i) for i in range(seeds)])
        maps = make_maps(scene.features[:, :12].expand(seeds, -1, -1, -1))
        chances = draw_chances(seeds, torch.Generator().manual_seed(scene.id))
        theirs = simulate(maps, slots, no_hints(seeds, *ours.shape[2:]), torch.ones(seeds), chances)
        for part, least in ((slice(0, 2), 1e-3), (slice(6, 22), 1e-4)):
            spread = lambda f: f[:, part].std(0).square().mean().sqrt().item()
            if spread(theirs) > least:
                ratios.append(spread(ours) / spread(theirs))
    return mean(ratios)


def four_figures(model: Model, scenes: list[Scene], ids: set[int]) -> dict[str, float]:
    """On which student and teacher are compared."""
    over = lambda found: averages(found, ids)
    return {"asked": over(asked(model, scenes))["all"], "rest": over(rest(model, scenes))["all"],
            "direction": over(told(model, scenes))["prompt"], "no": over(says_no(model, scenes))["all"]}  # fmt: skip
