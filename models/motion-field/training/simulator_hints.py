"""Brush hints as a person paints them: where it may move, where it must not, and strokes with a velocity.

Painted as discs and thick lines in the photo's coordinates, so that they exist at any resolution.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch

from simulator_maps import SKY, WATER, Maps, blur, coordinates

BRUSHES = 3


def _capsules(start: torch.Tensor, end: torch.Tensor, radius: torch.Tensor, h: int, w: int) -> torch.Tensor:
    """Lines with round ends. start, end [B,n,2], radius [B,n] -> [B,n,h,w] soft coverage 0..1."""
    x, y = coordinates(h, w)
    place = torch.stack([x[0, 0], y[0, 0]], 0)[None, None]  # [1,1,2,h,w]
    a, d = start[..., None, None], (end - start)[..., None, None]
    along = (((place - a) * d).sum(2) / d.square().sum(2).clamp(min=1e-6)).clamp(0, 1)
    distance = (place - a - along.unsqueeze(2) * d).square().sum(2).sqrt()
    softness = 1.0 / max(h, w)
    return ((radius[..., None, None] - distance) / softness + 0.5).clamp(0, 1)


@dataclass
class Hints:
    """has_* [B] 0/1; may_move_area, freeze_area [B,h,w]; strokes: coverage [B,h,w] and velocity [B,2]."""

    has_may_move: torch.Tensor
    may_move_area: torch.Tensor
    freeze_area: torch.Tensor
    has_stroke: torch.Tensor
    stroke_area: torch.Tensor
    velocity: torch.Tensor
    middle: torch.Tensor

    def channels(self) -> torch.Tensor:
        """What the denoiser sees, [B,5,h,w]."""
        stroke = self.stroke_area
        return torch.stack([self.may_move_area, self.freeze_area, stroke * self.velocity[:, :1, None],
                            stroke * self.velocity[:, 1:, None], stroke], 1)  # fmt: skip

    def allowed(self, m: Maps) -> torch.Tensor:
        """[B,h,w] factor on all motion."""
        restricted = self.has_may_move[:, None, None]
        return (1 - restricted + restricted * self.may_move_area) * (1 - self.freeze_area)

    def stroke_weight(self, m: Maps) -> torch.Tensor:
        """[B,1,h,w]: a stroke moves the whole sky or water it is painted on, or else its own neighbourhood."""
        stroke = self.stroke_area
        total = stroke.sum((1, 2)).clamp(min=1e-3)
        on = lambda k: ((stroke * m.classes[:, k]).sum((1, 2)) / total > 0.5).float()[:, None, None]
        sky, water = on(SKY) * m.support[:, SKY], on(WATER) * m.support[:, WATER]
        radius = 0.09 + 0 * total
        near = (-(((m.x[:, 0] - self.middle[:, :1, None]) ** 2 + (m.y[:, 0] - self.middle[:, 1:, None]) ** 2) / radius[:, None, None] ** 2)).exp()
        local = torch.maximum(near, blur(stroke[:, None], 1)[:, 0]) * (1 - on(SKY)) * (1 - on(WATER))
        weight = torch.maximum(torch.maximum(sky, water), local)
        return (weight * self.has_stroke[:, None, None])[:, None]

    def stroke_velocity(self, m: Maps) -> torch.Tensor:
        return self.velocity[:, :, None, None]


def draw_hints(m: Maps, generator: torch.Generator, chance: float = 1.0, region: torch.Tensor | None = None) -> Hints:
    """Random hints. region [B,h,w] (optional): where a may-move mask would sensibly lie."""
    b, _, h, w = m.classes.shape
    rand = lambda *shape: torch.rand(*shape, generator=generator)
    half = torch.tensor([w, h]) / max(h, w) / 2
    u = rand(b, 3)
    has_may, has_freeze, has_stroke = ((u < torch.tensor([0.14, 0.12, 0.14]) * chance).float()).unbind(1)

    def paint(sizes: tuple[float, float], count: int) -> torch.Tensor:
        start = (rand(b, count, 2) * 2 - 1) * half
        end = start + (rand(b, count, 2) - 0.5) * 0.6
        radius = sizes[0] + (sizes[1] - sizes[0]) * rand(b, count)
        return _capsules(start, end, radius, h, w).amax(1)

    may = paint((0.06, 0.25), BRUSHES)
    if region is not None:
        may = torch.where((rand(b) < 0.5)[:, None, None], (region > 0.3).float(), may)
    may = may * has_may[:, None, None]
    freeze = paint((0.05, 0.25), 2) * has_freeze[:, None, None]

    # A stroke starts where something can be pushed: mostly on sky or water.
    likely = (m.classes[:, SKY] + m.classes[:, WATER] + 0.05).flatten(1) * (1 - freeze.flatten(1)) * torch.where(has_may[:, None] > 0, may.flatten(1), 1.0) + 1e-4
    pick = torch.multinomial(likely, 1, generator=generator)[:, 0]
    middle = torch.stack([m.x[0, 0].flatten()[pick], m.y[0, 0].flatten()[pick]], 1)
    angle = rand(b) * 6.2832
    direction = torch.stack([angle.cos(), angle.sin()], 1)
    length, speed = 0.05 + 0.15 * rand(b), 0.015 * 10 ** rand(b)
    arm = direction * length[:, None] / 2
    stroke = _capsules((middle - arm)[:, None], (middle + arm)[:, None], 0.02 + 0.02 * rand(b, 1), h, w)[:, 0] * has_stroke[:, None, None]
    has_stroke = has_stroke * (stroke.amax((1, 2)) > 0.5)
    velocity = direction * speed[:, None] * has_stroke[:, None]
    return Hints(has_may, may, freeze, has_stroke, stroke * has_stroke[:, None, None], velocity, middle)


def no_hints(b: int, h: int, w: int) -> Hints:
    zero, area = torch.zeros(b), torch.zeros(b, h, w)
    return Hints(zero, area, area, zero, area, torch.zeros(b, 2), torch.zeros(b, 2))
