"""The motion simulator: photo maps + wishes + hints -> physical motion fields, batched.

Stands where real video would: for a photo it draws one of the many motions that answer the prompt. Holynski
et al. (2021) for stationary drift, Li et al. (2024) for sway as a spectrum. Absent regions have no support, so a
prompt that names what the photo lacks gives the empty program by itself.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch

import simulator_programs as programs
from latent import CHANNELS, DRIFT, RIPPLE_AMPLITUDE, RIPPLE_DIRECTION, RIPPLE_WAVELENGTH, SWAY
from simulator_hints import Hints
from simulator_maps import ANIMAL, BUILDING, FOLIAGE, GRASS, INDOOR, OTHER, PERSON, SKY, VEHICLE, WATER, Maps
from text_encoder import REGIONS

RIGHTWARDS = 0.6  # how often what drifts undirected goes to the right
SKY_, WATER_, FOLIAGE_, GRASS_, PERSON_, ANIMAL_, SMOKE_, FALLING_ = range(len(REGIONS))


@dataclass
class Slot:
    """One region's wish over the batch; all [B], direction [B,2]."""

    moves: torch.Tensor
    direction: torch.Tensor
    directed: torch.Tensor
    speed: torch.Tensor
    amount: torch.Tensor
    variant: torch.Tensor


@dataclass
class Chance:
    """The random numbers of one region: sign [B] +-1, uniform [B], normal [B,6], angles [B,3] 0..2 pi, phases [B,8].

    The first four phases belong to the four frequencies of sway. When a clip starts is arbitrary, so they lie about
    fixed values: less for the denoiser to guess, nothing lost to the eye. The other four are uniform."""

    sign: torch.Tensor
    uniform: torch.Tensor
    normal: torch.Tensor
    phases: torch.Tensor
    angles: torch.Tensor


def draw_chances(batch: int, generator: torch.Generator) -> list[Chance]:
    def one() -> Chance:
        u = torch.rand(batch, 9, generator=generator)
        normal = torch.randn(batch, 6, generator=generator).clamp(-2, 2)
        started = torch.tensor([0.4, 2.0, 3.6, 5.2]) + 0.35 * torch.randn(batch, 4, generator=generator)
        phases = torch.cat([started, u[:, 2:6] * programs.TAU], 1)
        return Chance((u[:, 0] < RIGHTWARDS).float() * 2 - 1, u[:, 1], normal, phases, u[:, 6:9] * programs.TAU)

    return [one() for _ in REGIONS]


def slot(slots: torch.Tensor, region: int) -> Slot:
    """slots [B,8,7] as wishes.Wish.slots lays them out."""
    row = slots[:, region]
    return Slot(row[:, 0], row[:, 1:3], row[:, 3] > 0.5, row[:, 4], row[:, 5], row[:, 6])


def strength_gain(strength: torch.Tensor) -> torch.Tensor:
    """Motion strength 0..2 to a factor on all displacements: 0, 1 at 1, about 2.5 at 2."""
    return strength**1.3


def simulate(m: Maps, slots: torch.Tensor, hints: Hints, strength: torch.Tensor, chances: list[Chance]) -> torch.Tensor:
    """-> physical fields [B,22,h,w] at the resolution of the maps."""
    batch, _, h, w = m.classes.shape
    s = [slot(slots, k) for k in range(len(REGIONS))]
    mask = lambda k, region: (s[k].moves[:, None, None] * m.support[:, region])[:, None]
    out = torch.zeros(batch, CHANNELS, h, w)

    # Drift: what travels. Where two supports overlap, the sum is brought back to a mean.
    flowing = s[WATER_].moves * (s[WATER_].variant > 0.25)
    anywhere = torch.maximum(m.support[:, OTHER] * (1 - hints.has_may_move[:, None, None]), hints.may_move_area)
    parts = [
        (mask(SKY_, SKY), programs.clouds(m, s[SKY_], chances[SKY_])),
        (flowing[:, None, None, None] * m.support[:, WATER : WATER + 1], programs.river(m, s[WATER_], chances[WATER_])),
        ((s[SMOKE_].moves[:, None, None] * anywhere)[:, None], programs.rising(m, s[SMOKE_], chances[SMOKE_])),
        (mask(FALLING_, SKY), programs.falling(m, s[FALLING_], chances[FALLING_])),
    ]
    weight = sum(part[0] for part in parts)
    drift = sum(weight_ * field for weight_, field in parts) / weight.clamp(min=1)
    stroke_weight, stroke_velocity = hints.strokes(m)
    out[:, DRIFT] = drift * (1 - stroke_weight) + stroke_velocity * stroke_weight

    # Ripple: what undulates in place.
    amplitude, wavelength, direction = programs.ripple(m, s[WATER_], chances[WATER_])
    water = mask(WATER_, WATER)[:, 0]
    out[:, RIPPLE_AMPLITUDE] = amplitude * water
    out[:, RIPPLE_WAVELENGTH] = wavelength * water
    out[:, RIPPLE_DIRECTION] = direction[:, :, None, None].expand(-1, -1, h, w)

    # Sway: what swings.
    sway = mask(FOLIAGE_, FOLIAGE) * programs.wind_sway(m, s[FOLIAGE_], chances[FOLIAGE_], FOLIAGE)
    sway = sway + mask(GRASS_, GRASS) * programs.wind_sway(m, s[GRASS_], chances[GRASS_], GRASS)
    sway = sway + mask(PERSON_, PERSON) * programs.body_sway(m, s[PERSON_], chances[PERSON_], PERSON)
    is_vehicle = (s[ANIMAL_].variant > 0.25).float()[:, None, None, None]
    sway = sway + mask(ANIMAL_, ANIMAL) * (1 - is_vehicle) * programs.body_sway(m, _as_animal(s[ANIMAL_]), chances[ANIMAL_], ANIMAL)
    sway = sway + mask(ANIMAL_, VEHICLE) * is_vehicle * programs.boat_bob(m, s[ANIMAL_], chances[ANIMAL_])
    # A thing painted as "may move" that is of no moving class (a flag, a curtain) swings when all may move.
    everything = (slots[:, :6, 0].sum(1) >= 5).float() * hints.has_may_move
    unnatural = m.support[:, [OTHER, BUILDING, INDOOR, VEHICLE]].amax(1, keepdim=True) * hints.may_move_area[:, None]
    sway = sway + everything[:, None, None, None] * unnatural * programs.wind_sway(m, s[FOLIAGE_], chances[FOLIAGE_], OTHER)
    out[:, SWAY] = sway * (1 - stroke_weight * 0.7)

    gate = (hints.allowed(m) * strength_gain(strength)[:, None, None])[:, None]
    out[:, DRIFT] *= gate
    out[:, RIPPLE_AMPLITUDE : RIPPLE_AMPLITUDE + 1] *= gate
    out[:, RIPPLE_WAVELENGTH : RIPPLE_WAVELENGTH + 1] *= (gate > 1e-3).float() * hints.allowed(m)[:, None]
    out[:, SWAY] *= gate
    return out


def _as_animal(s: Slot) -> Slot:
    return Slot(s.moves, s.direction, s.directed, s.speed, s.amount, torch.zeros_like(s.variant))
