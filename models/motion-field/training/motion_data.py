"""Training batches of the denoiser: photo crop + caption's meaning + hints -> latent of one simulated motion."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch

from captions import Grammar
from latent import normalise
from motion_photos import MotionPhotos
from simulator import draw_chances, simulate
from simulator_hints import draw_hints
from simulator_maps import GRASS, FOLIAGE, SKY, WATER, make_maps, region_shares
from text_encoder import REGIONS, slots_to_text

BATCH = {"small": 16, "medium": 7, "large": 4}  # about equal work


@dataclass
class Batch:
    """latent [B,22,h,w], features [B,48,h,w], text [B,8,128], hints [B,5,h,w], controls [B,2]; slots [B,8,7]"""

    latent: torch.Tensor
    features: torch.Tensor
    text: torch.Tensor
    hints: torch.Tensor
    controls: torch.Tensor
    slots: torch.Tensor

    def conditions(self) -> tuple[torch.Tensor, ...]:
        return self.features, self.text, self.hints, self.controls


def unsure(slots: torch.Tensor, generator: torch.Generator) -> torch.Tensor:
    """Slots as the text encoder would say them: nearly right. Every number wavers a little."""
    noise = torch.randn(slots.shape, generator=generator) * torch.tensor([0.02, 0.06, 0.06, 0.04, 0.03, 0.03, 0.03])
    moves = slots[..., :1]
    return torch.cat([(moves + noise[..., :1]).clamp(0, 1), slots[..., 1:] + noise[..., 1:] * moves], -1)


class MotionData:
    def __init__(self, photos: MotionPhotos, seed: int, mix: dict[str, float], hint_chance: float = 1.0, held_out: bool = False):
        self.photos, self.mix, self.hint_chance = photos, mix, hint_chance
        self.generator, self.random = torch.Generator().manual_seed(seed), np.random.default_rng(seed)
        self.grammar = Grammar(seed, held_out)
        self.weights = {shape: self._weight(data["classes"]) for shape, data in photos.data.items()}

    @staticmethod
    def _weight(classes: torch.Tensor) -> torch.Tensor:
        """Photos on which something can move are drawn more often."""
        share = classes.float().mean((2, 3))
        return 1 + 3 * (share[:, [SKY, WATER, FOLIAGE, GRASS]].amax(1) > 0.08).float() + 2 * (share[:, WATER] > 0.08).float()

    def batch(self, size: str | None = None) -> Batch:
        size = size or str(self.random.choice(list(self.mix), p=list(self.mix.values())))
        shapes = self.photos.shapes_of(size)
        counts = np.array([len(self.weights[s]) for s in shapes], float)
        shape = shapes[self.random.choice(len(shapes), p=counts / counts.sum())]
        index = torch.multinomial(self.weights[shape], min(BATCH[size], len(self.weights[shape])), generator=self.generator)
        return self.simulated(self.photos.batch(shape, index))

    def simulated(self, features: torch.Tensor) -> Batch:
        b, classes = len(features), features[:, :12]
        maps, shares = make_maps(classes), region_shares(classes)
        wishes = [self.grammar.sample({n: shares[i, k].item() for k, n in enumerate(REGIONS)}) for i in range(b)]
        slots = torch.from_numpy(np.stack([w.slots() for w in wishes]))
        hints = draw_hints(maps, self.generator, self.hint_chance)
        u = torch.rand(b, 2, generator=self.generator)
        strength = torch.where(u[:, 0] < 0.6, 1.0, 2 * u[:, 1])
        fields = simulate(maps, slots, hints, strength, draw_chances(b, self.generator))
        controls = torch.stack([torch.ones(b), strength], 1)
        return Batch(normalise(fields), features, slots_to_text(unsure(slots, self.generator)), hints.channels(), controls, slots)
