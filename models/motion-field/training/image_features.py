"""The image encoder's features of a photo, without its background layer."""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch.nn import functional as F

from image_encoder import load_image_encoder


def load_feature_encoder(path: str) -> Callable[[torch.Tensor], torch.Tensor]:
    """-> function: image [B,3,H,W] 0..1 to features [B,48,H/8,W/8], exactly as ImageEncoder.forward gives them."""
    trunk = load_image_encoder(path).trunk

    @torch.no_grad()
    def features(image: torch.Tensor) -> torch.Tensor:
        raw = trunk(image)
        seen = torch.cat([raw["logits"].softmax(1), raw["disparity"], F.avg_pool2d(image, 2)], 1)
        return torch.cat([F.avg_pool2d(seen, 4), raw["learned"]], 1)

    return features
