"""The motion decoder: latent to physical motion fields at half size, and crisp mattes of the moving regions.

The fields are the denormalised latent, extended smoothly past the edges of their region (pull-push) so that a gather
near an edge never meets still ground; enlarged linearly. Crispness is the mattes' affair alone: a small network reads
the encoder's fine features, the photo and where the latent moves, and draws three alphas at full size
(learned joint upsampling; compare He et al., Guided Image Filtering, 2013).
"""
from __future__ import annotations

from dataclasses import asdict, dataclass

import torch
import torch.nn.functional as F
from torch import nn

from background import pull_push
from latent import RIPPLE_AMPLITUDE, denormalise

SKY, WATER = 1, 2
MATTES = ["air", "water", "sway"]
HINTS = 4
"""Maps at 1/8 that say where the latent moves: drift, ripple, sway, and drift outside water."""


@dataclass(frozen=True)
class DecoderConfig:
    coarse: int = 32
    width: int = 28
    blocks: int = 1

    def as_dict(self) -> dict:
        return asdict(self)


TINY = DecoderConfig(coarse=8, width=8, blocks=0)


def upsample(x: torch.Tensor, scale: float) -> torch.Tensor:
    return F.interpolate(x, scale_factor=scale, mode="bilinear", align_corners=False)


def presence(latent: torch.Tensor) -> torch.Tensor:
    """latent [b,22,h,w] to 0..1 maps [b,3,h,w] of where drift, ripple and sway are at work: 0 below about 3 % of the
    95th percentile (the noise that few denoising steps leave), 1 above 10 %."""
    square = latent * latent
    drift = square[:, 0:2].sum(1, keepdim=True)
    ripple = square[:, RIPPLE_AMPLITUDE:RIPPLE_AMPLITUDE + 1]
    sway = square[:, 6:].sum(1, keepdim=True) * 0.125
    return ((torch.cat([drift, ripple, sway], 1) - 0.025) * 14).clamp(0, 1)


class FieldExtender(nn.Module):
    """latent and features to drift, ripple and sway at 1/8, physical, continued past their regions' edges."""

    LEVELS = 2

    def forward(self, latent: torch.Tensor, classes: torch.Tensor) -> tuple[torch.Tensor, ...]:
        present, physical = presence(latent), denormalise(latent)
        sky, water = classes[:, SKY:SKY + 1], classes[:, WATER:WATER + 1]
        # Air and water drift apart: still clouds over a river must not be dragged along, nor a lake by the clouds.
        in_air = ((sky + present[:, 0:1]).clamp(0, 1) * (1 - water)).clamp(1e-3, 1)
        in_water = water.clamp(1e-3, 1)
        drift = physical[:, 0:2]
        share = pull_push(in_air / (in_air + in_water), (in_air + in_water).clamp(0, 1), self.LEVELS)
        drift = share * pull_push(drift, in_air, self.LEVELS) + (1 - share) * pull_push(drift, in_water, self.LEVELS)
        rippling = torch.maximum(present[:, 1:2], in_water)
        strong = present[:, 1:2].clamp(1e-3, 1)
        amplitude = pull_push(physical[:, 2:3], rippling, self.LEVELS)
        wavelength = pull_push(physical[:, 3:4], strong, self.LEVELS)
        direction = pull_push(latent[:, 4:6], strong, self.LEVELS)
        direction = direction / (direction * direction).sum(1, keepdim=True).add(1e-5).sqrt()
        sway = pull_push(physical[:, 6:], present[:, 2:3].clamp(1e-3, 1), self.LEVELS)
        return drift, torch.cat([amplitude, wavelength, direction], 1), sway


class GuidedPrior(nn.Module):
    """Mattes without any learning: 1/8 masks [b,3,h,w] made to follow the photo's grey at half size [b,1,H/2,W/2]
    (He & Sun, Fast Guided Filter, 2015). The network corrects them, so that little training already gives sense."""

    EPSILON, GREY = 2e-3, (0.299, 0.587, 0.114)

    def forward(self, masks: torch.Tensor, image: torch.Tensor) -> torch.Tensor:
        grey = sum(w * F.avg_pool2d(image[:, k:k + 1], 2) for k, w in enumerate(self.GREY))
        small = F.avg_pool2d(grey, 4)
        box = lambda x: F.avg_pool2d(x, 5, 1, 2, count_include_pad=False)
        mean_g, mean_m = box(small), box(masks)
        slope = (box(small * masks) - mean_g * mean_m) / ((box(small * small) - mean_g * mean_g).clamp(min=0) + self.EPSILON)
        offset = mean_m - slope * mean_g
        followed = (upsample(slope, 4.0) * grey + upsample(offset, 4.0)).clamp(0, 1)
        # Where the masks are wholly in or out, the photo has no say.
        return 0.7 * followed + 0.3 * upsample(masks, 4.0)


class MatteNet(nn.Module):
    """Draws air, water and sway mattes [b,3,H,W]; reads 1/8 context, the fine features and 2x2 blocks of the photo."""

    PRIOR_GAIN = 7.0

    def __init__(self, config: DecoderConfig, features: int = 48, fine: int = 16):
        super().__init__()
        c, w = config.coarse, config.width
        self.coarse = nn.Sequential(nn.Conv2d(features + HINTS, c, 1), nn.ReLU(inplace=True),
                                    nn.Conv2d(c, c, 3, 1, 1), nn.ReLU(inplace=True), nn.Conv2d(c, w, 1))
        self.fine = nn.Conv2d(fine, w, 3, 1, 1)
        self.photo = nn.Conv2d(3, w, 4, 2, 1)
        self.mix = nn.ModuleList([nn.Conv2d(w, w, 3, 1, 1) for _ in range(config.blocks + 1)])
        self.draw = nn.Conv2d(w + 3, 12, 3, 1, 1)
        nn.init.normal_(self.draw.weight, std=0.01)
        self.prior = GuidedPrior()

    def forward(self, hints: torch.Tensor, features: torch.Tensor, fine: torch.Tensor, image: torch.Tensor) -> torch.Tensor:
        x = upsample(self.coarse(torch.cat([features, hints], 1)), 4.0)
        x = F.relu(x + self.fine(fine) + self.photo(image * 2 - 1))
        for conv in self.mix:
            x = x + F.relu(conv(x))
        in_air = torch.maximum(features[:, SKY:SKY + 1], hints[:, 3:4])
        in_water = torch.maximum(features[:, WATER:WATER + 1], hints[:, 1:2])
        prior = self.prior(torch.cat([in_air, in_water, hints[:, 2:3]], 1), image)
        drawn = F.pixel_shuffle(self.draw(torch.cat([x, prior], 1)), 2)
        return drawn + self.PRIOR_GAIN * (upsample(prior, 2.0) - 0.5)


class MotionDecoder(nn.Module):
    """latent [1,22,h,w], features [1,48,h,w], fine [1,16,H/2,W/2], image [1,3,H,W] to drift [1,2,H/2,W/2] (long
    sides a second), ripple [1,4,H/2,W/2] (amplitude, wavelength in long sides; unit direction), sway [1,16,H/2,W/2]
    (long sides) and mattes [1,3,H,W]."""

    OUTPUTS = ["drift", "ripple", "sway", "mattes"]

    def __init__(self, config: DecoderConfig = DecoderConfig()):
        super().__init__()
        self.config, self.extend, self.mattes = config, FieldExtender(), MatteNet(config)

    def matte_logits(self, latent, features, fine, image) -> torch.Tensor:
        present = presence(latent)
        hints = torch.cat([present, present[:, 0:1] * (1 - features[:, WATER:WATER + 1])], 1)
        return self.mattes(hints, features, fine, image)

    def forward(self, latent, features, fine, image) -> tuple[torch.Tensor, ...]:
        drift, ripple, sway = (upsample(x, 4.0) for x in self.extend(latent, features[:, :12]))
        # A little contrast, so that what is nearly in or out is wholly so.
        mattes = (torch.sigmoid(self.matte_logits(latent, features, fine, image)) * 1.1 - 0.05).clamp(0, 1)
        return drift, ripple, sway, mattes


def load_motion_decoder(path: str) -> MotionDecoder:
    saved = torch.load(path, map_location="cpu", weights_only=True)
    model = MotionDecoder(DecoderConfig(**saved["config"]))
    model.load_state_dict(saved["model"])
    return model.eval().requires_grad_(False)
