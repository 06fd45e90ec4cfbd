"""Draws what the motion simulator does for each of its programs, to be looked at: a row a prompt.

    python models/motion-field/evaluate/program_sheet.py --photos DIR --runs DIR --out sheet.png

Columns: photo, drift, waves and sway as in sheet.py, then frames at a few times: one gather a frame, let in by the class
map, and waves across the picture in place of the renderer's.
"""

from __future__ import annotations

import argparse
import math
import os
import sys
from dataclasses import replace

import cv2
import numpy as np
import torch
from torch.nn import functional as F

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "training")]

from figures import Layers, layers_of  # noqa: E402
from label_audit import WRONG  # noqa: E402
from latent import DRIFT, RIPPLE_AMPLITUDE, RIPPLE_DIRECTION, RIPPLE_WAVELENGTH, SWAY, SWAY_FREQUENCIES  # noqa: E402
from scenes import Scene, load_scenes  # noqa: E402
from sheet import COLOURS, TILE, draw_drift, draw_swing  # noqa: E402
from simulator import draw_chances, simulate  # noqa: E402
from simulator_hints import no_hints  # noqa: E402
from simulator_maps import ANIMAL, FOLIAGE, GRASS, OTHER, PERSON, SKY, VEHICLE, WATER, coordinates, make_maps  # noqa: E402
from text_encoder import load_text_encoder, text_to_slots  # noqa: E402
from tokenizer import tokenize_batch  # noqa: E402

PROGRAMS = [
    (WATER, "the river flows"), (WATER, "a stream rushes to the left"), (WATER, "the waterfall plunges down"),
    (WATER, "waves roll in towards the shore"), (WATER, "calm ripples on the lake"), (WATER, "a stormy sea with big waves"),
    (SKY, "clouds drift to the left"), (SKY, "clouds come slowly towards the camera"), (SKY, "clouds race across the sky"),
    (SKY, "snow falls gently"), (SKY, "heavy rain is falling"), (FOLIAGE, "leaves rustle in a soft breeze"),
    (FOLIAGE, "the trees bend in a storm"), (GRASS, "gusts travel through the grass"), (PERSON, "hair and cloth blow in the wind"),
    (PERSON, "she breathes calmly"), (ANIMAL, "the animal breathes"), (VEHICLE, "the boat bobs on the water"),
    (OTHER, "smoke rises and curls"), (OTHER, "the fire flickers"), (OTHER, "everything moves in the wind"),
]  # fmt: skip
TIMES = (0.0, 0.4, 0.8, 1.6)  # seconds
PAINTED = (OTHER,)
"""Programs that have no class of their own: the middle of the photo is painted as "may move"."""


def motion_of(scene: Scene, k: int, slots: torch.Tensor) -> torch.Tensor:
    """-> fields [1,22,h,w]"""
    h, w = scene.features.shape[2:]
    hints = no_hints(1, h, w)
    if k in PAINTED:
        x, y = coordinates(h, w)
        disc = ((0.25 - (x * x + y * y).sqrt()) * h + 0.5).clamp(0, 1)[0]
        hints = replace(hints, has_may_move=torch.ones(1), may_move_area=disc)
    chances = draw_chances(1, torch.Generator().manual_seed(scene.id))
    return simulate(make_maps(scene.features[:, :12]), slots, hints, torch.ones(1), chances)


def shift_at(fields: torch.Tensor, layers: Layers, seconds: float) -> torch.Tensor:
    """Where every pixel has come by then, in long sides [1,2,h,w], minus where it was."""
    swing = torch.zeros_like(fields[:, DRIFT])
    for k, frequency in enumerate(SWAY_FREQUENCIES):
        angle = 2 * math.pi * frequency * seconds
        re, im = (fields[:, SWAY.start + 4 * k + i : SWAY.start + 4 * k + i + 2] for i in (0, 2))
        swing = swing + re * (math.cos(angle) - 1) - im * math.sin(angle)
    x, y = coordinates(*fields.shape[2:])
    direction = fields[:, RIPPLE_DIRECTION]
    phase = 2 * math.pi * (direction[:, :1] * x + direction[:, 1:] * y) / fields[:, RIPPLE_WAVELENGTH : RIPPLE_WAVELENGTH + 1].clamp(min=0.01)
    wave = fields[:, RIPPLE_AMPLITUDE : RIPPLE_AMPLITUDE + 1] * ((phase - 2 * math.pi * seconds).sin() - phase.sin())
    lie = torch.maximum(layers.air, layers.water)[:, None]
    return fields[:, DRIFT] * seconds * lie + wave * direction * layers.water[:, None] + swing


def frame_at(scene: Scene, fields: torch.Tensor, layers: Layers, seconds: float) -> np.ndarray:
    h, w = scene.rgb.shape[2:]
    shift = F.interpolate(shift_at(fields, layers, seconds), (h, w), mode="bilinear")
    x, y = coordinates(h, w)
    long = max(h, w)
    place = torch.cat([(x - shift[:, :1]) * 2 * long / w, (y - shift[:, 1:]) * 2 * long / h], 1).permute(0, 2, 3, 1)
    moved = F.grid_sample(scene.rgb, place, padding_mode="reflection", align_corners=False)
    return to_picture(moved)


def to_picture(rgb: torch.Tensor) -> np.ndarray:
    return (rgb[0].permute(1, 2, 0).numpy()[:, :, ::-1] * 255).astype(np.uint8)


def draw_row(scene: Scene, k: int, prompt: str, slots: torch.Tensor) -> np.ndarray:
    fields = motion_of(scene, k, slots)
    layers = layers_of(scene.features[:, :12])
    if k in PAINTED:
        layers = Layers(*(torch.ones_like(layer) for layer in (layers.air, layers.water, layers.sway)))
    classes = np.array(COLOURS, np.uint8)[scene.features[0, :12].argmax(0).numpy()]
    tiles = [classes, draw_drift(fields, torch.maximum(layers.air, layers.water)[0]), draw_swing(fields, layers.water[0], layers.sway[0])]
    tiles += [frame_at(scene, fields, layers, seconds) for seconds in TIMES]
    row = np.concatenate([cv2.resize(tile, (TILE, TILE), interpolation=cv2.INTER_AREA) for tile in tiles], 1)
    return cv2.putText(np.ascontiguousarray(row), f"{scene.id}: {prompt}", (4, 14), cv2.FONT_HERSHEY_SIMPLEX, 0.42, (255, 255, 255), 1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--photos", required=True)
    parser.add_argument("--runs", required=True)
    parser.add_argument("--out", required=True)
    args = parser.parse_args()
    here = lambda name: os.path.join(args.runs, name)
    text = load_text_encoder(here("text_encoder.final.pt"))
    scenes = [scene for scene in load_scenes(args.photos, here("image_encoder.final.pt"), 384) if scene.id not in WRONG]
    rows = []
    for i, (k, prompt) in enumerate(PROGRAMS):
        fitting = sorted(scenes, key=lambda scene: -scene.features[:, k].mean().item())[:6]
        with torch.no_grad():
            slots = text_to_slots(text(torch.from_numpy(tokenize_batch([prompt])))[0])
        rows.append(draw_row(fitting[i % len(fitting)], k, prompt, slots))
    cv2.imwrite(args.out, np.concatenate(rows, 0))


if __name__ == "__main__":
    main()
