"""A plain U-Net that fills hidden background from nothing but the photo and the mask: the rival of background.py,
to be measured against it (evaluate_background.py). It is in no pack."""
from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import nn

from background import upsample2


class PlainFill(nn.Module):
    """``refine(front, mask)``: front [b,4,h,w] with what is masked [b,1,h,w] taken out; sides multiples of 16."""

    def __init__(self, width: int = 24):
        super().__init__()
        widths = [width, width, width * 2, width * 2, width * 3]
        self.down = nn.ModuleList([nn.Conv2d(i, o, 3, 2 if n else 1, 1) for n, (i, o) in enumerate(zip([5, *widths], widths))])
        self.up = nn.ModuleList([nn.Conv2d(i + o, o, 3, 1, 1) for i, o in zip(widths[:0:-1], widths[-2::-1])])
        self.leave = nn.Conv2d(width, 4, 3, 1, 1)

    def refine(self, front: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        skips, x = [], torch.cat([front * (1 - mask), mask], 1)
        for conv in self.down:
            x = F.relu(conv(x))
            skips.append(x)
        for conv, skip in zip(self.up, skips[-2::-1]):
            x = F.relu(conv(torch.cat([upsample2(x), skip], 1)))
        return front + (torch.sigmoid(self.leave(x)) - front) * mask
