"""Draws what the model and the simulator do with held-out photos, to be looked at: a row a photo and prompt.

    python models/motion-field/evaluate/sheet.py --photos DIR --runs DIR --out sheet.png [--ids 160 170 ...]

Columns: photo; class map; then, for the simulator, the student and another seed of it: drift (hue is direction,
brightness speed), ripple amplitude and sway amplitude (red, green), each times its matte.
"""

from __future__ import annotations

import argparse
import os
import sys

import cv2
import numpy as np
import torch

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "training")]

from denoiser import load_denoiser  # noqa: E402
from figures import layers_of  # noqa: E402
from latent import DRIFT, RIPPLE_AMPLITUDE, SWAY  # noqa: E402
from model_under_test import Model  # noqa: E402
from scenes import ASKS, DIRECTED, Scene, load_scenes  # noqa: E402
from simulator_under_test import Simulator  # noqa: E402
from text_encoder import load_text_encoder  # noqa: E402

FASTEST, WIDEST = 0.08, 0.012
"""Long sides a second, and long sides, that are drawn at full brightness."""
COLOURS = [(90, 90, 90), (255, 190, 120), (200, 60, 20), (30, 110, 20), (60, 230, 140), (90, 120, 250), (200, 60, 240),
           (70, 110, 150), (160, 220, 230), (160, 90, 120), (0, 210, 255), (210, 200, 200)]  # fmt: skip
TILE = 150


def draw_drift(fields: torch.Tensor, matte: torch.Tensor) -> np.ndarray:
    x, y = (fields[0, DRIFT] * matte).numpy()
    hue = (np.degrees(np.arctan2(y, x)) % 360) / 2
    hsv = np.stack([hue, np.full_like(hue, 220), np.clip(np.hypot(x, y) / FASTEST, 0, 1) * 255], -1)
    return cv2.cvtColor(hsv.astype(np.uint8), cv2.COLOR_HSV2BGR)


def draw_swing(fields: torch.Tensor, ripple: torch.Tensor, sway: torch.Tensor) -> np.ndarray:
    waves = (fields[0, RIPPLE_AMPLITUDE] * ripple).numpy() / WIDEST
    swings = (fields[0, SWAY].square().sum(0).sqrt() * sway).numpy() / WIDEST
    return (np.stack([np.zeros_like(waves), swings, waves], -1).clip(0, 1) * 255).astype(np.uint8)


def draw_row(scene: Scene, prompt: str, models: list[tuple[Model, int]]) -> np.ndarray:
    layers = layers_of(scene.features[:, :12])
    photo = (scene.rgb[0].permute(1, 2, 0).numpy()[:, :, ::-1] * 255).astype(np.uint8)
    tiles = [photo, np.array(COLOURS, np.uint8)[scene.features[0, :12].argmax(0).numpy()]]
    for model, seed in models:
        fields = model.fields(scene, [prompt], seed)
        tiles += [draw_drift(fields, torch.maximum(layers.air, layers.water)[0]), draw_swing(fields, layers.water[0], layers.sway[0])]
    row = np.concatenate([cv2.resize(tile, (TILE, TILE), interpolation=cv2.INTER_AREA) for tile in tiles], 1)
    return cv2.putText(np.ascontiguousarray(row), f"{scene.id}: {prompt}", (4, 14), cv2.FONT_HERSHEY_SIMPLEX, 0.42, (255, 255, 255), 1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--photos", required=True)
    parser.add_argument("--runs", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--ids", type=int, nargs="*", default=[])
    args = parser.parse_args()
    here = lambda name: os.path.join(args.runs, name)
    text = load_text_encoder(here("text_encoder.final.pt"))
    student = Model(text, load_denoiser(here("denoiser_student.final.pt")), False, 4, 3.0)
    models = [(Simulator(text), 0), (student, 0), (student, 1)]
    rows = []
    for scene in load_scenes(args.photos, here("image_encoder.final.pt"), 384):
        asks = [ask for ask in (*ASKS, *DIRECTED) if scene.share[ask[1]] > 0.12]
        if asks and (not args.ids or scene.id in args.ids):
            rows.append(draw_row(scene, asks[scene.id // 10 % len(asks)][2], models))
    cv2.imwrite(args.out, np.concatenate(rows, 0))


if __name__ == "__main__":
    main()
