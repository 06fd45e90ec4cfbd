"""Held-out photos with their encoder features, and the prompts they are asked."""

from __future__ import annotations

from dataclasses import dataclass

import torch

from image_features import load_feature_encoder
from motion_photos import pool_classes, pseudo_features
from photos import load_photos, resize_to_working_size, to_image_tensor
from simulator_maps import FOLIAGE, GRASS, PERSON, SKY, WATER
from torch.nn import functional as F

# region, class, prompt of our own wording (the training grammar's held-out frames or none of its own)
ASKS = [
    ("sky", SKY, "the clouds are drifting across"),
    ("water", WATER, "soft ripples run over the water"),
    ("water", WATER, "the river is flowing along"),
    ("foliage", FOLIAGE, "leaves rustle on the trees in a soft breeze"),
    ("grass", GRASS, "the grass sways gently"),
    ("person", PERSON, "the person breathes, her hair moves a bit"),
]
DIRECTED = [
    ("sky", SKY, "clouds move to the left", (-1.0, 0.0)),
    ("sky", SKY, "the sky drifts slowly towards the right", (1.0, 0.0)),
    ("water", WATER, "the river flows to the right", (1.0, 0.0)),
    ("water", WATER, "a stream running leftwards quickly", (-1.0, 0.0)),
    ("water", WATER, "the river flows towards the camera", (0.0, 1.0)),
]
QUIET = [(SKY, "only the clouds move"), (WATER, "the water ripples, nothing else moves"), (SKY, "clouds drift to the left")]
ABSENT = [("sky", SKY, "clouds drift to the right"), ("water", WATER, "the river flows fast"), ("water", WATER, "waves roll in"),
          ("foliage", FOLIAGE, "the trees sway in the wind"), ("grass", GRASS, "tall grass waves in the wind")]  # fmt: skip
STRONG = "everything moves strongly, in a raging storm"


@dataclass
class Scene:
    """classes [1,12,h,w] pseudo-labels at 1/8; features [1,48,h,w]; share [12] of each class."""

    id: int
    rgb: torch.Tensor
    classes: torch.Tensor
    features: torch.Tensor
    share: torch.Tensor


def load_scenes(folder: str, encoder_path: str | None, long_side: int = 512) -> list[Scene]:
    encoder = load_feature_encoder(encoder_path) if encoder_path else None
    scenes = []
    for photo in load_photos(folder, held_out=True):
        photo = resize_to_working_size(photo, long_side)
        image = to_image_tensor(photo.rgb)
        h, w = image.shape[2] // 8, image.shape[3] // 8
        classes = torch.from_numpy(pool_classes(photo.classes, h, w))[None]
        if encoder:
            features = encoder(image)
        else:
            disparity = F.avg_pool2d(torch.from_numpy(photo.disparity)[None, None].float() / 255, 8)
            features = pseudo_features(F.avg_pool2d(image, 8), classes, disparity, torch.full((1,), 0.3))
        scenes.append(Scene(photo.id, image, classes, features, classes.mean((0, 2, 3))))
    return scenes
