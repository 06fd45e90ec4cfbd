"""Brush hints as a person paints them: where it may move, where it must not, and strokes with a velocity.

Painted as discs and thick lines in the photo's coordinates, so that they exist at any resolution.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch

from simulator_maps import SKY, WATER, Maps, blur, coordinates

BRUSHES, STROKES = 3, 2
CHANCES = {"may move": 0.14, "freeze": 0.12, "stroke": 0.3, "second stroke": 0.1}


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
    """has_may_move [B] 0/1; may_move_area, freeze_area [B,h,w]; S strokes: has_stroke [B,S] 0/1, stroke_area [B,S,h,w]
    soft coverage, velocity [B,S,2], middle [B,S,2]. Areas and velocities are zero where there is no such hint."""

    has_may_move: torch.Tensor
    may_move_area: torch.Tensor
    freeze_area: torch.Tensor
    has_stroke: torch.Tensor
    stroke_area: torch.Tensor
    velocity: torch.Tensor
    middle: torch.Tensor

    def channels(self) -> torch.Tensor:
        """What the denoiser sees, [B,5,h,w]."""
        painted = torch.einsum("bshw,bsd->bdhw", self.stroke_area, self.velocity)
        coverage = self.stroke_area.sum(1, keepdim=True)
        once = 1 / coverage.clamp(min=1)
        return torch.cat([self.may_move_area[:, None], self.freeze_area[:, None], painted * once, coverage * once], 1)

    def allowed(self, m: Maps) -> torch.Tensor:
        """[B,h,w] factor on all motion."""
        restricted = self.has_may_move[:, None, None]
        return (1 - restricted + restricted * self.may_move_area) * (1 - self.freeze_area)

    def strokes(self, m: Maps) -> tuple[torch.Tensor, torch.Tensor]:
        """By how much strokes rule [B,1,h,w], and the velocity they give [B,2,h,w]. A stroke moves the whole sky or
        water it is painted on, or else its own neighbourhood; of several the nearest has most to say."""
        total = self.stroke_area.sum((2, 3)).clamp(min=1e-3)
        on = lambda k: (((self.stroke_area * m.classes[:, k : k + 1]).sum((2, 3)) / total > 0.5).float())[..., None, None]
        distance = (m.x - self.middle[:, :, :1, None]) ** 2 + (m.y - self.middle[:, :, 1:, None]) ** 2
        local = torch.maximum((-distance / 0.09**2).exp(), blur(self.stroke_area, 1)) * (1 - on(SKY)) * (1 - on(WATER))
        whole = torch.maximum(on(SKY) * m.support[:, SKY : SKY + 1], on(WATER) * m.support[:, WATER : WATER + 1])
        weight = torch.maximum(whole, local) * self.has_stroke[..., None, None]
        say = weight / (distance + 0.02)
        velocity = torch.einsum("bshw,bsd->bdhw", say / say.sum(1, keepdim=True).clamp(min=1e-6), self.velocity)
        return weight.amax(1, keepdim=True), velocity


def draw_hints(m: Maps, generator: torch.Generator, chance: float = 1.0) -> Hints:
    b, _, h, w = m.classes.shape
    rand = lambda *shape: torch.rand(*shape, generator=generator)
    half = torch.tensor([w, h]) / max(h, w) / 2
    has_may, has_freeze = ((rand(b, 2) < torch.tensor([CHANCES["may move"], CHANCES["freeze"]]) * chance).float()).unbind(1)
    has_stroke = (rand(b, 1) < torch.tensor([CHANCES["stroke"], CHANCES["second stroke"]]) * chance).float()

    def paint(sizes: tuple[float, float], count: int) -> torch.Tensor:
        start = (rand(b, count, 2) * 2 - 1) * half
        end = start + (rand(b, count, 2) - 0.5) * 0.6
        radius = sizes[0] + (sizes[1] - sizes[0]) * rand(b, count)
        return _capsules(start, end, radius, h, w).amax(1)

    may = paint((0.06, 0.25), BRUSHES)
    may = may * has_may[:, None, None]
    freeze = paint((0.05, 0.25), 2) * has_freeze[:, None, None]

    # A stroke starts where something can be pushed: mostly on sky or water.
    free = (1 - freeze) * torch.where(has_may[:, None, None] > 0, may, 1.0)
    likely = ((m.classes[:, SKY] + m.classes[:, WATER] + 0.05) * free).flatten(1) + 1e-4
    pick = torch.multinomial(likely, STROKES, generator=generator)
    middle = torch.stack([m.x[0, 0].flatten()[pick], m.y[0, 0].flatten()[pick]], 2)
    angle = rand(b, STROKES) * 6.2832
    direction = torch.stack([angle.cos(), angle.sin()], 2)
    length, speed = 0.05 + 0.15 * rand(b, STROKES), 0.015 * 10 ** rand(b, STROKES)
    arm = direction * length[..., None] / 2
    strokes = _capsules(middle - arm, middle + arm, 0.02 + 0.02 * rand(b, STROKES), h, w)
    has_stroke = has_stroke * (strokes.amax((2, 3)) > 0.5)
    has_may = has_may * (may.amax((1, 2)) > 0.5)
    strokes, velocity = strokes * has_stroke[..., None, None], direction * (speed * has_stroke)[..., None]
    return Hints(has_may, may * has_may[:, None, None], freeze, has_stroke, strokes, velocity, middle)


def no_hints(b: int, h: int, w: int) -> Hints:
    area, strokes = torch.zeros(b, h, w), torch.zeros(b, STROKES, h, w)
    return Hints(torch.zeros(b), area, area, torch.zeros(b, STROKES), strokes, torch.zeros(b, STROKES, 2), torch.zeros(b, STROKES, 2))
