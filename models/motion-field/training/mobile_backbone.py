"""MobileNetV2 (Sandler et al. 2018) without its classifier: a photo's features at 1/2 .. 1/32.

The norms are folded into the convolutions, as in the published networks that it starts from (pretrained_backbone.py).
"""
from __future__ import annotations

import torch
from torch import nn

PUBLISHED_WIDTHS = (48, 24, 32, 48, 88, 136, 224, 448)
"""Channels of the stem and of the seven stages, 1.4 times the first paper's."""
STAGES = ((1, 1), (2, 2), (3, 2), (4, 2), (3, 1), (3, 2), (1, 1))
"""Blocks and first stride of each stage."""
LAST_OF_SCALE = (0, 2, 5, 12, 16)
"""The last block at 1/2, 1/4, 1/8, 1/16 and 1/32."""


def conv(i: int, o: int, kernel: int = 1, stride: int = 1, groups: int = 1, act: bool = True) -> nn.Sequential:
    layer = nn.Conv2d(i, o, kernel, stride, kernel // 2, groups=groups)
    nn.init.kaiming_normal_(layer.weight, nonlinearity="relu" if act else "linear")
    return nn.Sequential(layer, *([nn.ReLU6(inplace=True)] if act else []))


class InvertedResidual(nn.Module):
    """Widen by 1x1, filter every channel by 3x3, narrow by 1x1; added to its input where sizes allow."""

    def __init__(self, i: int, o: int, stride: int, widen: int):
        super().__init__()
        m = i * widen
        self.expand = conv(i, m) if widen > 1 else nn.Identity()
        self.depthwise, self.project = conv(m, m, 3, stride, groups=m), conv(m, o, act=False)
        self.adds = stride == 1 and i == o

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        y = self.project(self.depthwise(self.expand(x)))
        return x + y if self.adds else y


class MobileBackbone(nn.Module):
    """image [b,3,H,W] in -1..1 to five maps, at 1/2 to 1/32 of it, of ``channels``."""

    def __init__(self, widths: tuple[int, ...] = PUBLISHED_WIDTHS):
        super().__init__()
        self.stem = conv(3, widths[0], 3, 2)
        blocks, i = [], widths[0]
        for stage, (o, (count, stride)) in enumerate(zip(widths[1:], STAGES)):
            for n in range(count):
                blocks.append(InvertedResidual(i, o, stride if n == 0 else 1, 1 if stage == 0 else 6))
                i = o
        self.blocks = nn.ModuleList(blocks)
        self.channels = (widths[1], widths[2], widths[3], widths[5], widths[7])

    def early_parameters(self) -> list[nn.Parameter]:
        """Those of edges and textures, down to 1/4: what they learned on a million photos needs no mending."""
        return [*self.stem.parameters(), *self.blocks[:LAST_OF_SCALE[1] + 1].parameters()]

    def forward(self, image: torch.Tensor) -> list[torch.Tensor]:
        x, maps = self.stem(image), []
        for index, block in enumerate(self.blocks):
            x = block(x)
            if index in LAST_OF_SCALE:
                maps.append(x)
        return maps
