"""The training photos in memory.

A photo set is a folder with ``photos/NNNN.jpg`` (RGB), ``classes/NNNN.png`` (class id a pixel) and
``disparity/NNNN.png`` (half size, 0 far .. 255 near). Every id divisible by 10 is held out for validation.
"""
from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import torch

CLASS_NAMES = ["other", "sky", "water", "foliage", "grass", "person", "animal", "ground", "building", "mountain",
               "vehicle", "indoor"]
MAIN_CLASSES = [1, 2, 3, 4, 5]
"""sky, water, foliage, grass, person: the classes the model is judged by."""


@dataclass
class Photo:
    """One photo: ``rgb`` [h,w,3], ``classes`` [h,w], ``disparity`` [h,w], all uint8 at the same size."""

    id: int
    rgb: np.ndarray
    classes: np.ndarray
    disparity: np.ndarray


def load_photo(folder: Path, photo_id: int) -> Photo:
    name = f"{photo_id:04d}"
    rgb = cv2.imread(str(folder / "photos" / f"{name}.jpg"))[:, :, ::-1].copy()
    classes = cv2.imread(str(folder / "classes" / f"{name}.png"), cv2.IMREAD_GRAYSCALE)
    disparity = cv2.imread(str(folder / "disparity" / f"{name}.png"), cv2.IMREAD_GRAYSCALE)
    size = (rgb.shape[1], rgb.shape[0])
    return Photo(photo_id, rgb, cv2.resize(classes, size, interpolation=cv2.INTER_NEAREST),
                 cv2.resize(disparity, size, interpolation=cv2.INTER_LINEAR))


def list_photo_ids(folder: Path) -> list[int]:
    return sorted(int(p.stem) for p in (folder / "photos").glob("*.jpg"))


def is_held_out(photo_id: int) -> bool:
    return photo_id % 10 == 0


def load_photos(folder: str | Path, held_out: bool) -> list[Photo]:
    """All training photos, or all held-out ones, decoded into memory (about 0.4 MB each)."""
    folder = Path(folder)
    return [load_photo(folder, i) for i in list_photo_ids(folder) if is_held_out(i) == held_out]


def resize_to_working_size(photo: Photo, long_side: int) -> Photo:
    """The whole photo at the working size: long side as asked, both sides multiples of 32."""
    h, w = photo.classes.shape
    scale = long_side / max(h, w)
    size = (max(32, round(w * scale / 32) * 32), max(32, round(h * scale / 32) * 32))
    inter = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    return Photo(photo.id, cv2.resize(photo.rgb, size, interpolation=inter),
                 cv2.resize(photo.classes, size, interpolation=cv2.INTER_NEAREST),
                 cv2.resize(photo.disparity, size, interpolation=cv2.INTER_LINEAR))


def to_image_tensor(rgb: np.ndarray) -> torch.Tensor:
    """uint8 [h,w,3] to float [1,3,h,w] in 0..1."""
    return torch.from_numpy(np.ascontiguousarray(rgb)).permute(2, 0, 1)[None].float() / 255
