"""Samples that teach the mattes: which regions move, as the denoiser would say it at 1/8, and the alphas to draw.

Alphas are the pseudo-labels' masks, guided by the photo (He et al., Guided Image Filtering, 2013), cut by the moving
share of the region, minus composited thin structures. Which class moves is drawn at random a sample, so that the
mattes follow the latent and not the class map alone.
"""
from __future__ import annotations

import cv2
import numpy as np
import torch

from augmentation import Augmenter
from batch_loader import Prefetch
from photos import Photo

SKY, WATER, FOLIAGE, GRASS, PERSON, ANIMAL, INDOOR = 1, 2, 3, 4, 5, 6, 11
SWAYING = {FOLIAGE: 0.8, GRASS: 0.7, PERSON: 0.45, ANIMAL: 0.45}
"""Class ids that may swing and how often they do."""
RADIUS, EPSILON = 6, 8e-4


def guided_mask(mask: np.ndarray, grey: np.ndarray) -> np.ndarray:
    """mask [h,w] 0..1 made to follow the edges of grey [h,w] 0..1, with a little contrast."""
    box = lambda x: cv2.boxFilter(x, -1, (2 * RADIUS + 1, 2 * RADIUS + 1))
    mean_g, mean_m = box(grey), box(mask)
    a = (box(grey * mask) - mean_g * mean_m) / (box(grey * grey) - mean_g * mean_g + EPSILON)
    return np.clip((box(a) * grey + box(mean_m - a * mean_g) - 0.5) * 1.4 + 0.5, 0, 1)


def random_gate(rng: np.random.Generator, h: int, w: int) -> np.ndarray:
    """A smooth 0..1 share of the picture: one side, one blob, or all of it."""
    if rng.random() < 0.55:
        return np.ones((h, w), np.float32)
    small = cv2.resize(rng.normal(0, 1, (4, 4)).astype(np.float32), (w, h), interpolation=cv2.INTER_CUBIC)
    return np.clip(small * rng.uniform(1, 4) + rng.uniform(-0.5, 1.5), 0, 1)


class MatteAugmenter(Augmenter):
    """Samples: rgb [s,t,3] uint8, hints [4,s/8,t/8], mattes [3,s,t] float32 (air, water, sway) and thin [1,s,t]: 2 on
    composited thin structures, 1 around them, 0 elsewhere."""

    def matte_sample(self, height: int, width: int) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
        rng, a = self.rng, self._crop(self._pick(), height, width)
        grey = cv2.cvtColor(a.rgb, cv2.COLOR_RGB2GRAY).astype(np.float32) / 255
        alpha = lambda k: guided_mask(cv2.resize((a.classes == k).astype(np.float32), (width, height)), grey)
        zero = np.zeros((height, width), np.float32)
        sky, water, moves = alpha(SKY), alpha(WATER), lambda p: float(rng.random() < p)
        drift = sky * moves(0.6) * random_gate(rng, height, width)
        drift_in_water = water * moves(0.5) * random_gate(rng, height, width)
        ripple, sway, field = water * moves(0.6), zero.copy(), zero.copy()
        smoke = random_gate(rng, height, width) * (rng.random() < 0.12) * (1 - water)
        smoke = np.clip(smoke, 0, 1) if smoke.mean() < 0.7 else zero
        for k, chance in SWAYING.items():
            if (a.classes == k).any() and rng.random() < chance:
                moving = alpha(k) * random_gate(rng, height, width)
                if k == GRASS and rng.random() < 0.3:  # a wheat field waves
                    field = moving
                else:
                    sway = np.maximum(sway, moving)
        mattes = np.stack([np.maximum(sky, smoke), np.maximum(water, field), sway])
        drift = np.maximum(drift, smoke)
        hints = np.stack([np.maximum(drift, drift_in_water), np.maximum(ripple, field), sway, drift])
        thin = np.zeros((1, height, width), np.float32)
        if rng.random() < 0.6:
            a = self._composite_thin(a)
            mattes = mattes * (1 - a.thin_full)
            thin[0] = (cv2.dilate(a.thin_full, np.ones((5, 5))) > 0.2) * 1.0 + (a.thin_full > 0.3)
        return self._degrade(a.rgb), self._roughen(hints), mattes.astype(np.float32), thin

    def _roughen(self, hints: np.ndarray) -> np.ndarray:
        """What the denoiser would know of it: at 1/8, saturating, a little shifted, noisy."""
        rng, (_, h, w) = self.rng, hints.shape
        gain, out = rng.uniform(1.5, 6), []
        for x in hints:
            small = cv2.resize(x.astype(np.float32), (w // 8, h // 8), interpolation=cv2.INTER_AREA)
            if rng.random() < 0.5:
                small = cv2.GaussianBlur(small, (0, 0), rng.uniform(0.4, 1.0))
            small = small - (0.1 if rng.random() < 0.5 else 0.0)
            out.append(np.clip(small * gain + rng.normal(0, 0.04, small.shape), 0, 1))
        return np.stack(out).astype(np.float32)


class MatteLoader(Prefetch):
    """Batches of matte samples, each of the shape (count, height, width)."""

    def __init__(self, photos: list[Photo], seed: int, batch_shape: tuple[int, int, int]):
        self.augmenter, self.batch_shape = MatteAugmenter(photos, seed), batch_shape
        super().__init__(self._make)

    def _make(self) -> tuple[torch.Tensor, ...]:
        count, h, w = self.batch_shape
        rgb, hints, mattes, thin = zip(*[self.augmenter.matte_sample(h, w) for _ in range(count)])
        image = torch.from_numpy(np.stack(rgb)).permute(0, 3, 1, 2).float() / 255
        return (image, *(torch.from_numpy(np.stack(x)) for x in (hints, mattes, thin)))
