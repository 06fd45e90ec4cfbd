"""The training photos in memory, and the augmented samples the image encoder learns from.

A photo set is a folder with ``photos/NNNN.jpg`` (RGB), ``classes/NNNN.png`` (class id a pixel) and
``disparity/NNNN.png`` (half size, 0 far .. 255 near). Every id divisible by 10 is held out for validation.
"""
from __future__ import annotations

import queue
import threading
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import torch

from thin_structures import draw_thin_structures

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


@dataclass
class Sample:
    """A training crop; labels are at half its size. ``disparity_weight`` is 0 where the disparity is unknown."""

    rgb: np.ndarray              # [s,t,3] uint8
    classes: np.ndarray          # [s/2,t/2] uint8
    disparity: np.ndarray        # [s/2,t/2] float32 0..1
    disparity_weight: np.ndarray # [s/2,t/2] float32
    thin: np.ndarray             # [s/2,t/2] float32 alpha of the composited thin structures
    thin_full: np.ndarray | None = None  # the same alpha at full size, where anything was composited


class Augmenter:
    """Draws augmented samples: crop, scale, turn, flip, light and colour, blur, noise, JPEG, ClassMix, thin structures."""

    def __init__(self, photos: list[Photo], seed: int):
        self.photos, self.rng = photos, np.random.default_rng(seed)
        self.ids_with_class = {k: [i for i, p in enumerate(photos) if (p.classes == k).mean() > 0.05] for k in range(12)}

    def sample(self, height: int, width: int) -> Sample:
        a = self._crop(self._pick(), height, width)
        if self.rng.random() < 0.12:
            a = self._class_mix(a, self._crop(self._pick(), height, width))
        if self.rng.random() < 0.25:
            a = self._composite_thin(a)
        a.rgb = self._degrade(a.rgb)
        return a

    def _pick(self) -> Photo:
        """Half of the draws are uniform, half look for a main class or an animal, so that rare ones are seen."""
        if self.rng.random() < 0.5:
            ids = self.ids_with_class[int(self.rng.choice([2, 2, 3, 3, 4, 4, 5, 6, 1]))]
            if ids:
                return self.photos[int(self.rng.choice(ids))]
        return self.photos[int(self.rng.integers(len(self.photos)))]

    def _crop(self, photo: Photo, height: int, width: int) -> Sample:
        rng, (h, w) = self.rng, photo.classes.shape
        share = np.sqrt(rng.uniform(0.25, 1.0)) if rng.random() < 0.6 else 1.0
        stretch = np.exp(rng.uniform(-0.2, 0.2))
        # Source window of about the target's aspect, mixed with the photo's own, so that nothing is squashed much.
        aspect = np.exp(0.5 * (np.log(width / height) + np.log(w / h))) * stretch
        cw, ch = min(w, h * aspect) * share, min(h, w / aspect) * share
        cx, cy = rng.uniform(cw / 2, w - cw / 2), rng.uniform(ch / 2, h - ch / 2)
        flip = -1.0 if rng.random() < 0.5 else 1.0
        angle = rng.normal(0, 0.06) if rng.random() < 0.4 else 0.0
        cos, sin = np.cos(angle), np.sin(angle)

        def window(tw: int, th: int) -> np.ndarray:
            sx, sy = cw / tw, ch / th
            m = np.array([[cos * sx * flip, -sin * sy, 0], [sin * sx * flip, cos * sy, 0]])
            m[:, 2] = np.array([cx, cy]) - 0.5 - m[:, :2] @ np.array([tw / 2 - 0.5, th / 2 - 0.5])
            return m

        rgb = photo.rgb
        if cw / width > 1.6:  # warpAffine does not filter: shrink first
            rgb = cv2.resize(rgb, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
            m = window(width, height)
            m[:, :] *= 0.5
            m[:, 2] -= 0.25
        else:
            m = window(width, height)
        flags = cv2.WARP_INVERSE_MAP
        rgb = cv2.warpAffine(rgb, m, (width, height), flags=cv2.INTER_LINEAR | flags, borderMode=cv2.BORDER_REFLECT)
        size, m2 = (width // 2, height // 2), window(width // 2, height // 2)
        classes = cv2.warpAffine(photo.classes, m2, size, flags=cv2.INTER_NEAREST | flags, borderMode=cv2.BORDER_REFLECT)
        disp = cv2.warpAffine(photo.disparity, m2, size, flags=cv2.INTER_LINEAR | flags, borderMode=cv2.BORDER_REFLECT)
        disp = disp.astype(np.float32) / 255
        return Sample(rgb, classes, disp, np.ones_like(disp), np.zeros_like(disp))

    def _class_mix(self, a: Sample, b: Sample) -> Sample:
        """Paste a random half of b's classes over a (Olsson et al., ClassMix, 2021); disparity is then unknown there."""
        present = np.unique(b.classes)
        chosen = self.rng.choice(present, max(1, len(present) // 2), replace=False)
        m = np.isin(b.classes, chosen)
        full = cv2.resize(m.astype(np.float32), (a.rgb.shape[1], a.rgb.shape[0]), interpolation=cv2.INTER_LINEAR)[..., None]
        a.rgb = (a.rgb * (1 - full) + b.rgb * full).astype(np.uint8)
        a.classes = np.where(m, b.classes, a.classes)
        a.disparity_weight = np.zeros_like(a.disparity) if m.mean() > 0.4 else np.where(m, 0, a.disparity_weight)
        return a

    def _composite_thin(self, a: Sample) -> Sample:
        """Draw poles, wires, branches and railings with known alpha; they are 'other' in the class map."""
        alpha, colour = draw_thin_structures(self.rng, *a.rgb.shape[:2])
        a.rgb = (a.rgb * (1 - alpha[..., None]) + colour * alpha[..., None]).astype(np.uint8)
        a.thin_full = alpha
        a.thin = cv2.resize(alpha, (a.thin.shape[1], a.thin.shape[0]), interpolation=cv2.INTER_AREA)
        a.classes = np.where(a.thin > 0.5, 0, a.classes).astype(np.uint8)
        a.disparity_weight = np.where(a.thin > 0.2, 0, a.disparity_weight)
        return a

    def _degrade(self, rgb: np.ndarray) -> np.ndarray:
        """Light, contrast, gamma, white balance, saturation; then sometimes grey, blur, noise, JPEG."""
        rng = self.rng
        x = np.arange(256, dtype=np.float32)[:, None] / 255
        x = x ** np.exp(rng.normal(0, 0.2)) * rng.uniform(0.7, 1.3) * rng.uniform(0.88, 1.12, (1, 3)) + rng.normal(0, 0.06)
        lut = (np.clip(x, 0, 1) * 255).astype(np.uint8)
        rgb = np.stack([lut[:, k][rgb[..., k]] for k in range(3)], -1)
        if rng.random() < 0.5:
            grey = rgb.mean(2, keepdims=True)
            rgb = np.clip(grey + (rgb - grey) * rng.uniform(0.0 if rng.random() < 0.15 else 0.5, 1.5), 0, 255).astype(np.uint8)
        r = rng.random()
        if r < 0.12:
            rgb = cv2.GaussianBlur(rgb, (0, 0), rng.uniform(0.4, 1.6))
        elif r < 0.24:
            rgb = np.clip(rgb + rng.normal(0, rng.uniform(2, 14), rgb.shape), 0, 255).astype(np.uint8)
        elif r < 0.36:
            ok, data = cv2.imencode(".jpg", rgb, [cv2.IMWRITE_JPEG_QUALITY, int(rng.integers(25, 80))])
            rgb = cv2.imdecode(data, cv2.IMREAD_COLOR)
        return rgb


def to_batch(samples: list[Sample]) -> dict[str, torch.Tensor]:
    rgb = torch.from_numpy(np.stack([s.rgb for s in samples])).permute(0, 3, 1, 2).float() / 255
    stack = lambda name: torch.from_numpy(np.stack([getattr(s, name) for s in samples]))
    return {"rgb": rgb.contiguous(memory_format=torch.channels_last), "classes": stack("classes").long(),
            "disparity": stack("disparity").float(), "disparity_weight": stack("disparity_weight").float(),
            "thin": stack("thin").float()}


class BatchLoader:
    """Makes batches in one background thread (OpenCV releases the GIL); ``shape`` may be changed between batches."""

    def __init__(self, photos: list[Photo], seed: int, batch_shape):
        cv2.setNumThreads(1)
        self.augmenter, self.batch_shape = Augmenter(photos, seed), batch_shape
        self.queue: queue.Queue = queue.Queue(maxsize=3)
        threading.Thread(target=self._work, daemon=True).start()

    def _work(self) -> None:
        while True:
            count, h, w = self.batch_shape(self.augmenter.rng)
            self.queue.put(to_batch([self.augmenter.sample(h, w) for _ in range(count)]))

    def next(self) -> dict[str, torch.Tensor]:
        return self.queue.get()
