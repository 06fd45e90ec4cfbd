"""The augmented samples that the image encoder learns from, one at a time."""
from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from photos import Photo
from thin_structures import draw_thin_structures


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
        if self.rng.random() < 0.05:
            a = self._class_mix(a, self._crop(self._pick(), height, width))
        if self.rng.random() < 0.15:
            a = self._composite_thin(a)
        a.rgb = self._degrade(a.rgb)
        return a

    def _pick(self) -> Photo:
        """Most draws are uniform, the others look for a rarer class."""
        if self.rng.random() < 0.35:
            ids = self.ids_with_class[int(self.rng.choice([2, 2, 3, 3, 4, 4, 6, 8, 9, 10]))]
            if ids:
                return self.photos[int(self.rng.choice(ids))]
        return self.photos[int(self.rng.integers(len(self.photos)))]

    def _crop(self, photo: Photo, height: int, width: int) -> Sample:
        rng, (h, w) = self.rng, photo.classes.shape
        share = np.exp(rng.uniform(np.log(0.45), 0)) if rng.random() < 0.6 else 1.0
        stretch = np.exp(rng.uniform(-0.2, 0.2))
        # Source window of about the target's aspect, mixed with the photo's own, so that nothing is squashed much.
        aspect = np.exp(0.5 * (np.log(width / height) + np.log(w / h))) * stretch
        cw, ch = min(w, h * aspect) * share, min(h, w / aspect) * share
        cx, cy = rng.uniform(cw / 2, w - cw / 2), rng.uniform(ch / 2, h - ch / 2)
        flip = -1.0 if rng.random() < 0.5 else 1.0
        angle = rng.normal(0, 0.06) if rng.random() < 0.25 else 0.0
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
        """Light, contrast, gamma, white balance, saturation; then sometimes blur, noise or JPEG."""
        rng = self.rng
        x = np.arange(256, dtype=np.float32)[:, None] / 255
        x = x ** np.exp(rng.normal(0, 0.15)) * rng.uniform(0.8, 1.2) * rng.uniform(0.92, 1.08, (1, 3)) + rng.normal(0, 0.04)
        rgb = cv2.LUT(rgb, (np.clip(x, 0, 1) * 255).astype(np.uint8)[None])
        if rng.random() < 0.4:
            colour = rng.uniform(0.0 if rng.random() < 0.1 else 0.6, 1.4)
            rgb = cv2.transform(rgb, colour * np.eye(3) + (1 - colour) / 3)
        r = rng.random()
        if r < 0.07:
            rgb = cv2.GaussianBlur(rgb, (0, 0), rng.uniform(0.4, 1.6))
        elif r < 0.14:
            noise = rng.standard_normal(rgb.shape, np.float32) * np.float32(rng.uniform(2, 14))
            rgb = np.clip(rgb + noise, 0, 255).astype(np.uint8)
        elif r < 0.21:
            ok, data = cv2.imencode(".jpg", rgb, [cv2.IMWRITE_JPEG_QUALITY, int(rng.integers(25, 80))])
            rgb = cv2.imdecode(data, cv2.IMREAD_COLOR)
        return rgb
