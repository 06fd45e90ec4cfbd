"""Denoiser: a small U-Net over the motion latent (1/8 of the photo), conditioned on photo, text and hints.

Rectified flow (Liu et al., 2022): z_t = (1-t) z0 + t eps. The network says the clean latent z0 (motion is
smooth and mostly zero, which is far easier to say than the noise); the velocity follows as (z_t - z0) / t. The brush's
masks are obeyed by construction: they multiply the clean latent.
Guidance is an input of the distilled student (Meng et al., 2023), so one call is one step.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass

import torch
from torch import nn
from torch.nn import functional as F

from denoiser_blocks import CrossAttention, ResBlock, SelfAttention, film, group_norm
from denoiser_inputs import (PLACE_CHANNELS, STROKE_CHANNELS, WHOLE_CHANNELS, AskedHere, allowed, coordinates,
                             place_in_region, stroke_here, whole_regions)  # fmt: skip
from latent import CHANNELS
from onnx_friendly import normalise_groups, reshape
from text_encoder import REGIONS, TEXT_DIM

FEATURES, HINTS = 48, 5
KNOWN_FEATURES = 16  # classes, disparity, RGB; the rest is learned by the image encoder
FREQUENCIES = 8


@dataclass
class DenoiserConfig:
    channels: tuple[int, int, int] = (32, 80, 160)
    embedding: int = 256
    feature_width: int = 32
    heads: int = 4
    middle: int = 2

    @staticmethod
    def tiny() -> "DenoiserConfig":
        return DenoiserConfig(channels=(8, 12, 16), embedding=16, feature_width=8, heads=2, middle=1)


class Denoiser(nn.Module):
    def __init__(self, config: DenoiserConfig | None = None):
        super().__init__()
        c = self.config = config or DenoiserConfig()
        a, b, d = c.channels
        e = c.embedding
        self.register_buffer("frequencies", torch.pi * 2.0 ** torch.arange(-1, FREQUENCIES - 1).float(), persistent=False)
        self.embed = nn.Sequential(nn.Linear(2 * FREQUENCIES + 4 + 2 * WHOLE_CHANNELS, e), nn.SiLU(), nn.Linear(e, e))
        self.embed_text = nn.Linear(TEXT_DIM * len(REGIONS), e)
        self.features_in = nn.Conv2d(FEATURES, c.feature_width, 1)
        nn.init.zeros_(self.features_in.weight[:, KNOWN_FEATURES:])  # they may come later, and then disturb nothing
        self.asked = AskedHere()
        computed = AskedHere.CHANNELS + STROKE_CHANNELS + PLACE_CHANNELS + WHOLE_CHANNELS + 2
        seen = CHANNELS + c.feature_width + HINTS + computed
        # ONNX Runtime Web 1.30 convolved 105 channels wrongly on WebGPU; multiples of four come out right.
        self.spare = -seen % 4
        self.stem = nn.Conv2d(seen + self.spare, a, 3, padding=1)
        self.shrink0 = nn.Conv2d(a, b, 3, stride=2, padding=1)
        self.down1, self.cross1 = ResBlock(b, b, e), CrossAttention(b, c.heads)
        self.shrink1 = nn.Conv2d(b, d, 3, stride=2, padding=1)
        self.middle = nn.ModuleList(
            nn.ModuleList([ResBlock(d, d, e), SelfAttention(d, c.heads), CrossAttention(d, c.heads)]) for _ in range(c.middle)
        )
        self.up2 = ResBlock(d, d, e)
        self.grow1 = nn.Conv2d(d, b, 1)
        self.up1, self.cross_up1 = ResBlock(2 * b, b, e), CrossAttention(b, c.heads)
        self.grow0 = nn.Conv2d(b, a, 1)
        self.up0_norm, self.up0 = group_norm(2 * a), nn.Conv2d(2 * a, a, 3, padding=1)
        self.out_norm, self.out_film = group_norm(a), nn.Linear(e, 2 * a)
        self.out = nn.Conv2d(a, CHANNELS, 3, padding=1)
        nn.init.zeros_(self.out.weight)
        nn.init.zeros_(self.out.bias)

    def condition(self, time: torch.Tensor, text: torch.Tensor, controls: torch.Tensor, whole: torch.Tensor) -> torch.Tensor:
        """time [B], text [B,8,128], controls [B,2], whole regions [B,12] -> [B,embedding]"""
        angles = time.unsqueeze(-1) * self.frequencies
        guidance, strength = controls[:, :1], controls[:, 1:]
        scalars = torch.cat([(guidance - 1) / 7, strength, strength * strength * 0.5, strength.clamp(min=1e-4).sqrt()], 1)
        embedded = self.embed(torch.cat([angles.sin(), angles.cos(), scalars, whole], 1))
        return F.silu(embedded + self.embed_text(reshape(text, 0, -1)))

    def clean(self, latent, time, features, text, hints, controls) -> torch.Tensor:
        """The clean latent [B,22,h,w] that the network sees behind z_t."""
        painted, whole = whole_regions(latent, features)
        e = self.condition(time, text, controls, whole)
        given = torch.cat([latent, self.features_in(features), hints, self.asked(features, text)], 1)
        spare = latent[:, : self.spare] * 0
        computed = torch.cat([stroke_here(features, hints), place_in_region(features), painted, coordinates(latent), spare], 1)
        x0 = self.stem(torch.cat([given, computed], 1))
        x1 = self.cross1(self.down1(self.shrink0(x0), e), text)
        x = self.shrink1(x1)
        for block, attend, cross in self.middle:
            x = cross(attend(block(x, e)), text)
        x = _grow(self.grow1(self.up2(x, e)))
        x = self.cross_up1(self.up1(torch.cat([x, x1], 1), e), text)
        x = _grow(self.grow0(x))
        x = self.up0(F.silu(normalise_groups(torch.cat([x, x0], 1), self.up0_norm)))
        scale, shift = film(self.out_film(e), self.config.channels[0])
        return self.out(F.silu(normalise_groups(x, self.out_norm) * (1 + scale) + shift)) * allowed(hints)

    def forward(self, latent, time, step, features, text, hints, controls):
        """The exported graph: next = latent + step * velocity, clean = latent - time * velocity."""
        clean = self.clean(latent, time, features, text, hints, controls)
        ratio = (step / time.clamp(min=1e-3)).reshape(-1, 1, 1, 1)
        return latent + (latent - clean) * ratio, clean


def _grow(x: torch.Tensor) -> torch.Tensor:
    return F.interpolate(x, scale_factor=2.0, mode="bilinear", align_corners=False)


def save_denoiser(model: Denoiser, path: str, **extra) -> None:
    from checkpoints import save_atomically

    save_atomically({"config": asdict(model.config), "model": model.state_dict(), **extra}, path)


def load_denoiser(path: str) -> Denoiser:
    stored = torch.load(path, map_location="cpu", weights_only=False)
    model = Denoiser(DenoiserConfig(**{**stored["config"], "channels": tuple(stored["config"]["channels"])}))
    model.load_state_dict(stored["model"])
    return model.eval()
