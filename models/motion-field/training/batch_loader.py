"""Batches of augmented samples, made beside the training."""
from __future__ import annotations

import queue
import threading
from collections.abc import Callable

import cv2
import numpy as np
import torch

from augmentation import Augmenter, Sample
from photos import Photo


class Prefetch:
    """Calls ``make`` over and over in one background thread (OpenCV and NumPy release the GIL), a few results ahead."""

    def __init__(self, make: Callable):
        cv2.setNumThreads(1)
        self.make, self.queue = make, queue.Queue(maxsize=3)
        threading.Thread(target=self._work, daemon=True).start()

    def _work(self) -> None:
        while True:
            self.queue.put(self.make())

    def next(self):
        return self.queue.get()


def to_batch(samples: list[Sample]) -> dict[str, torch.Tensor]:
    """The samples stacked; rgb is [b,3,s,t] in 0..1, channels last."""
    stack = lambda name: torch.from_numpy(np.stack([getattr(s, name) for s in samples]))
    return {"rgb": stack("rgb").permute(0, 3, 1, 2).float() / 255, "classes": stack("classes").long(),
            "disparity": stack("disparity"), "disparity_weight": stack("disparity_weight").float(),
            "thin": stack("thin")}


class BatchLoader(Prefetch):
    """Batches for the image encoder; ``batch_shape(rng)`` gives each one's (count, height, width)."""

    def __init__(self, photos: list[Photo], seed: int, batch_shape: Callable[[np.random.Generator], tuple[int, int, int]]):
        self.augmenter, self.batch_shape = Augmenter(photos, seed), batch_shape
        super().__init__(self._make)

    def _make(self) -> dict[str, torch.Tensor]:
        count, height, width = self.batch_shape(self.augmenter.rng)
        return to_batch([self.augmenter.sample(height, width) for _ in range(count)])
