"""The image encoder's word on a photo at two scales, as the app asks for it (two-scales.ts), without its background."""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch.nn import functional as F

from image_encoder import Trunk, load_image_encoder

SIZE_STEP, MINIMUM_SIDE = 32, 64


def half_size(image: torch.Tensor) -> torch.Tensor:
    """image [b,3,H,W] at half the size, its sides rounded to what the encoder takes."""
    sides = [max(MINIMUM_SIDE, round(side / 2 / SIZE_STEP) * SIZE_STEP) for side in image.shape[2:]]
    return F.interpolate(image, size=sides, mode="bilinear", align_corners=False, antialias=True)


def see(trunk: Trunk, image: torch.Tensor) -> dict[str, torch.Tensor]:
    """-> ``seen`` [b,13,H/2,W/2] (class probabilities and disparity), ``learned`` [b,32,h,w] and ``fine``; in float32."""
    raw = {name: x.float() for name, x in trunk(image).items()}
    return {"seen": torch.cat([raw["logits"].softmax(1), raw["disparity"]], 1), "learned": raw["learned"], "fine": raw["fine"]}


@torch.no_grad()
def see_twice(trunk: Trunk, image: torch.Tensor) -> dict[str, torch.Tensor]:
    """The same with ``seen`` the mean of what shows near by and from afar."""
    near, far = see(trunk, image), see(trunk, half_size(image))["seen"]
    far = F.interpolate(far, size=near["seen"].shape[2:], mode="bilinear", align_corners=False)
    return {**near, "seen": (near["seen"] + far) / 2}


def features_of(found: dict[str, torch.Tensor], image: torch.Tensor) -> torch.Tensor:
    """-> features [b,48,h,w], laid out as ImageEncoder.forward gives them."""
    small = F.avg_pool2d(torch.cat([found["seen"], F.avg_pool2d(image, 2)], 1), 4)
    return torch.cat([small, found["learned"]], 1)


def load_feature_encoder(path: str) -> Callable[[torch.Tensor], torch.Tensor]:
    """-> function: image [B,3,H,W] 0..1 to features [B,48,H/8,W/8]."""
    trunk = load_image_encoder(path).trunk
    return lambda image: features_of(see_twice(trunk, image), image)
