"""Crops of the training photos at 1/8 resolution, in batches of equal shape: what the denoiser learns on.

For every crop: `classes` [12,h,w], pseudo-labels averaged to 1/8; `features` [48,h,w] as the denoiser meets them.
Without an image encoder the features' first 16 channels (class probabilities, disparity, RGB) are made from the
pseudo-labels, blurred and made unsure like a network's, and the 32 learned ones are zero. With one, they are its
own output on the crop. What moves follows the features' class probabilities, not the labels: where these disagree
with what the denoiser sees it can only guess, place by place, and fields grow blotchy.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import torch
from torch.nn import functional as F

from photos import Photo, load_photos

# latent height, width; larger ones cost more and are drawn less often
SHAPES = {"small": [(24, 32), (32, 24), (28, 28), (20, 32), (32, 20)], "medium": [(36, 48), (48, 36), (40, 40)], "large": [(48, 64), (64, 48), (64, 40)]}


TRAINING_CROPS = {"small": 2, "medium": 1, "large": 0.3}  # a photo
LIVELY = [1, 2, 3, 4, 6]  # sky, water, foliage, grass, animal


@dataclass
class Crop:
    """rgb [8h,8w,3] uint8; classes [12,h,w] float16; disparity [h,w] float16"""

    rgb: np.ndarray
    classes: np.ndarray
    disparity: np.ndarray


def pool_classes(classes: np.ndarray, h: int, w: int) -> np.ndarray:
    """Class ids at any size -> share of each class in each of h x w cells, [12,h,w]"""
    return np.stack([cv2.resize((classes == k).astype(np.float32), (w, h), interpolation=cv2.INTER_AREA) for k in range(12)])


def crop(photo: Photo, shape: tuple[int, int], share: float, place: tuple[float, float], flip: bool) -> Crop:
    """The part of the photo of this aspect that covers `share` of its length."""
    h, w = shape
    height, width = photo.classes.shape
    scale = min(height / h, width / w) * share
    ch, cw = int(h * scale), int(w * scale)
    top, left = int((height - ch) * place[0]), int((width - cw) * place[1])
    area = (slice(top, top + ch), slice(left, left + cw))
    rgb, classes, disparity = photo.rgb[area], photo.classes[area], photo.disparity[area]
    if flip:
        rgb, classes, disparity = rgb[:, ::-1], classes[:, ::-1], disparity[:, ::-1]
    mode = cv2.INTER_AREA if ch > 8 * h else cv2.INTER_LINEAR
    small = cv2.resize(np.ascontiguousarray(disparity), (w, h), interpolation=cv2.INTER_AREA) / 255.0
    return Crop(cv2.resize(np.ascontiguousarray(rgb), (8 * w, 8 * h), interpolation=mode),
                pool_classes(np.ascontiguousarray(classes), h, w).astype(np.float16), small.astype(np.float16))  # fmt: skip


def pseudo_features(rgb: torch.Tensor, classes: torch.Tensor, disparity: torch.Tensor, unsure: torch.Tensor) -> torch.Tensor:
    """rgb [B,3,h,w] at 1/8, unsure [B] 0..1 -> features [B,48,h,w] that look like an image encoder's."""
    soft = F.avg_pool2d(classes, 3, 1, 1, count_include_pad=False)
    u = unsure[:, None, None, None]
    noise = F.interpolate(torch.randn(*classes.shape[:2], 6, 6), size=classes.shape[-2:], mode="bilinear")
    logits = ((1 - 0.5 * u) * classes + 0.5 * u * soft + 0.02).log() * (1 - 0.3 * u) + 0.7 * u * noise
    zeros = torch.zeros(len(rgb), 32, *rgb.shape[-2:])
    return torch.cat([logits.softmax(1), disparity, rgb, zeros], 1)


class MotionPhotos:
    """All crops, stacked by latent shape: shapes[shape] -> dict of tensors with the crop index first."""

    def __init__(self, folder: str, held_out: bool, seed: int, variants: dict[str, float]):
        """variants: crops a photo for each size, fractions being drawn by lot."""
        random = np.random.default_rng(seed)
        groups: dict[tuple[int, int], list[Crop]] = {}
        for photo in load_photos(folder, held_out):
            lively = np.isin(photo.classes, LIVELY).mean() > 0.08
            if not lively and random.random() > 0.4:
                continue  # where little can move there is little to learn
            aspect = photo.classes.shape[0] / photo.classes.shape[1]
            for size, count in variants.items():
                fitting = sorted(SHAPES[size], key=lambda s: abs(np.log(s[0] / s[1] / aspect)))
                for i in range(int(count) + (random.random() < count % 1)):
                    shape = fitting[0] if i == 0 or random.random() < 0.7 else fitting[1]
                    share = 1.0 if i == 0 else float(np.sqrt(random.uniform(0.4, 1)))
                    place = (random.random(), random.random())
                    groups.setdefault(shape, []).append(crop(photo, shape, share, place, bool(random.random() < 0.5) and not held_out))
        self.sizes = {shape: size for size, shapes in SHAPES.items() for shape in shapes}
        self.data = {shape: self._stack(crops) for shape, crops in groups.items()}

    @staticmethod
    def _stack(crops: list[Crop]) -> dict[str, torch.Tensor]:
        h, w = crops[0].disparity.shape
        small = np.stack([cv2.resize(c.rgb, (w, h), interpolation=cv2.INTER_AREA) for c in crops])
        return {
            "photo": torch.from_numpy(np.stack([c.rgb for c in crops])),
            "rgb": torch.from_numpy(small).permute(0, 3, 1, 2),
            "classes": torch.from_numpy(np.stack([c.classes for c in crops])),
            "disparity": torch.from_numpy(np.stack([c.disparity for c in crops]))[:, None],
        }

    def shapes_of(self, size: str) -> list[tuple[int, int]]:
        return [shape for shape in self.data if self.sizes[shape] == size]

    @torch.no_grad()
    def encode(self, encoder) -> dict[tuple[int, int], torch.Tensor]:
        """Real features of every crop, float16, by shape. encoder(image [1,3,H,W]) -> features [1,48,h,w]"""
        convert = lambda photo: encoder(photo.permute(0, 3, 1, 2).float() / 255).half()
        return {shape: torch.cat([convert(part) for part in data["photo"].split(8)]) for shape, data in self.data.items()}

    def take_features(self, features: dict[tuple[int, int], torch.Tensor]) -> None:
        for shape, stack in features.items():
            self.data[shape]["features"] = stack

    def batch(self, shape: tuple[int, int], index: torch.Tensor) -> torch.Tensor:
        """-> features [B,48,h,w]"""
        data = self.data[shape]
        if "features" in data:
            return data["features"][index].float()
        classes, disparity = data["classes"][index].float(), data["disparity"][index].float()
        return pseudo_features(data["rgb"][index].float() / 255, classes, disparity, torch.rand(len(index)))
