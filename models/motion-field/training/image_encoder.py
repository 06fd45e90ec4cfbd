"""The image encoder: one photo in; class map, disparity, features and background layer out.

A MobileNetV2 that has seen a million photos, global context at 1/32, and the way up of a U-Net (Ronneberger et al.
2015). Batch norms fold into the convolutions at export. Sizes: photo H x W (multiples of 32), h = H/8, w = W/8.
"""
from __future__ import annotations

from dataclasses import asdict, dataclass

import torch
import torch.nn.functional as F
from torch import nn

from background import BackgroundLayer
from mobile_backbone import PUBLISHED_WIDTHS, MobileBackbone

CLASSES = 12


@dataclass(frozen=True)
class EncoderConfig:
    """Channels of the backbone, and of the way up at 1/4, 1/8, 1/16, 1/32; the outputs' sizes are fixed by the interface."""

    backbone: tuple[int, ...] = PUBLISHED_WIDTHS
    widths: tuple[int, ...] = (48, 96, 160, 256)
    learned: int = 32
    fine: int = 16
    background: int = 24

    def as_dict(self) -> dict:
        return asdict(self)


TINY = EncoderConfig(backbone=(8, 8, 8, 8, 8, 12, 16, 20), widths=(8, 12, 16, 20), background=8)


def conv_bn(i: int, o: int, kernel: int = 3, stride: int = 1, act: bool = True) -> nn.Sequential:
    layers = [nn.Conv2d(i, o, kernel, stride, kernel // 2, bias=False), nn.BatchNorm2d(o, momentum=0.03)]
    return nn.Sequential(*layers, *([nn.ReLU(inplace=True)] if act else []))


def upsample2(x: torch.Tensor) -> torch.Tensor:
    return F.interpolate(x, scale_factor=2.0, mode="bilinear", align_corners=False)


class Context(nn.Module):
    """Adds what the whole photo says (squeeze and excitation without the gate; Hu et al. 2018) and what each row says
    beside its neighbours (strip pooling; Hou et al. 2020): sky, land and water lie in layers."""

    def __init__(self, c: int):
        super().__init__()
        self.squeeze, self.expand = nn.Conv2d(c, c // 2, 1), nn.Conv2d(c // 2, c, 1)
        self.rows = nn.Sequential(nn.Conv2d(c, c // 2, (9, 1), padding=(4, 0)), nn.ReLU(inplace=True),
                                  nn.Conv2d(c // 2, c, (9, 1), padding=(4, 0)))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        photo = self.expand(F.relu(self.squeeze(x.mean((2, 3), keepdim=True))))
        return x + photo + self.rows(x.mean(3, keepdim=True))


class Merge(nn.Module):
    """One step up: the coarse map, projected and enlarged, plus the skip, through one convolution."""

    def __init__(self, coarse: int, skip: int, out: int):
        super().__init__()
        self.coarse, self.skip, self.mix = nn.Conv2d(coarse, out, 1), nn.Conv2d(skip, out, 1), conv_bn(out, out)

    def forward(self, coarse: torch.Tensor, skip: torch.Tensor) -> torch.Tensor:
        return self.mix(F.relu(upsample2(self.coarse(coarse)) + self.skip(skip)))


class Trunk(nn.Module):
    """Photo to raw maps at 1/2: class logits, disparity, fine features; and learned features at 1/8."""

    def __init__(self, config: EncoderConfig):
        super().__init__()
        w, self.fine_channels = config.widths, config.fine
        self.backbone = MobileBackbone(config.backbone)
        c2, c4, c8, c16, c32 = self.backbone.channels
        self.enter, self.context = conv_bn(c32, w[3], 1), Context(w[3])
        self.up16, self.up8, self.up4 = Merge(w[3], c16, w[2]), Merge(w[2], c8, w[1]), Merge(w[1], c4, w[0])
        self.up2 = Merge(w[0], c2, config.fine)
        self.learned = nn.Conv2d(w[1], config.learned, 1)
        self.head = nn.Conv2d(config.fine + w[0], CLASSES + 1, 1)
        # Read only by the training losses:
        self.learned_head = nn.Conv2d(config.learned, CLASSES + 1, 1)
        self.thin_head = nn.Conv2d(config.fine, 1, 1)

    def forward(self, image: torch.Tensor) -> dict[str, torch.Tensor]:
        x2, x4, x8, x16, x32 = self.backbone(image * 2 - 1)
        y8 = self.up8(self.up16(self.context(self.enter(x32)), x16), x8)
        y4 = self.up4(y8, x4)
        fine = self.up2(y4, x2)
        # The coarse half of the head runs at 1/4, where it is a quarter of the work.
        split = self.fine_channels
        coarse = F.conv2d(y4, self.head.weight[:, split:])
        raw = F.conv2d(fine, self.head.weight[:, :split], self.head.bias) + upsample2(coarse)
        return {"logits": raw[:, :CLASSES], "disparity": torch.sigmoid(raw[:, CLASSES:]), "fine": fine,
                "learned": torch.tanh(self.learned(y8))}


class ImageEncoder(nn.Module):
    """image [1,3,H,W] to classes [1,12,H,W], disparity [1,1,H,W], features [1,48,h,w], fine [1,16,H/2,W/2] and
    background [1,4,H/2,W/2] (RGB and disparity of what lies behind the foreground)."""

    OUTPUTS = ["classes", "disparity", "features", "fine", "background"]

    def __init__(self, config: EncoderConfig = EncoderConfig()):
        super().__init__()
        self.config, self.trunk = config, Trunk(config)
        self.background = BackgroundLayer(config.background)

    def forward(self, image: torch.Tensor) -> tuple[torch.Tensor, ...]:
        raw = self.trunk(image)
        half_classes = torch.softmax(raw["logits"], 1)
        half_disparity, half_image = raw["disparity"], F.avg_pool2d(image, 2)
        small = F.avg_pool2d(torch.cat([half_classes, half_disparity, half_image], 1), 4)
        features = torch.cat([small, raw["learned"]], 1)
        background = self.background(half_image, half_classes, half_disparity)
        return upsample2(half_classes), upsample2(half_disparity), features, raw["fine"], background


def load_image_encoder(path: str, device: str = "cpu") -> ImageEncoder:
    """The encoder of a checkpoint (its averaged weights), ready for inference."""
    saved = torch.load(path, map_location=device, weights_only=True)
    config = {k: tuple(v) if isinstance(v, list) else v for k, v in saved["config"].items()}
    model = ImageEncoder(EncoderConfig(**config))
    model.load_state_dict(saved["ema"])
    return model.eval().requires_grad_(False)
