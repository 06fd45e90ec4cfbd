"""What a prompt asks for, as numbers: the common tongue of the caption grammar, the text encoder and the simulator."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from text_encoder import CAMERA_AXES, REGIONS

NATURAL = 0.5  # speed and amount where the prompt says nothing of them
LIVELY_BY_NATURE = ("sky", "water", "foliage", "grass", "person", "animal")  # what moves when nothing is named
VECTORS = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1), "up left": (-0.7071, -0.7071),
           "up right": (0.7071, -0.7071), "down left": (-0.7071, 0.7071), "down right": (0.7071, 0.7071)}  # fmt: skip


def direction_vector(name: str, region: str) -> tuple[float, float]:
    """Unit vector on the picture, y down. What comes closer sinks below the horizon on the ground and climbs in the sky."""
    if name in VECTORS:
        return VECTORS[name]
    closer = 1.0 if name == "toward" else -1.0
    return (0.0, -closer if region == "sky" else closer)


@dataclass
class RegionWish:
    direction: tuple[float, float] | None = None
    speed: float = NATURAL
    amount: float = NATURAL
    variant: float = 0.0


@dataclass
class Wish:
    """regions: what moves and how; named: what the prompt names as moving; camera: axis values and pace."""

    caption: str = ""
    regions: dict[str, RegionWish] = field(default_factory=dict)
    named: set[str] = field(default_factory=set)
    still: bool = False
    camera: dict[str, float] = field(default_factory=dict)
    pace: float = 0.5

    def slots(self) -> np.ndarray:
        """[8,7]: per region moves, direction x, y, directed, speed, amount, variant / 2 (text_encoder.SLOT)."""
        rows = np.zeros((len(REGIONS), 7), np.float32)
        rows[:, 4:6] = NATURAL
        for name, wish in self.regions.items():
            x, y = wish.direction or (0.0, 0.0)
            rows[REGIONS.index(name)] = [1, x, y, wish.direction is not None, wish.speed, wish.amount, wish.variant / 2]
        return rows

    def intent(self) -> np.ndarray:
        """[14]: the first fourteen numbers of the text encoder's intent."""
        out = np.zeros(14, np.float32)
        for name in self.named:
            out[REGIONS.index(name)] = 1
        out[8] = self.still
        told = [self.regions[name] for name in REGIONS if name in self.regions]
        directed = [wish.direction for wish in told if wish.direction]
        if directed:
            out[9], out[10:12] = 1, directed[0]
        out[12] = np.mean([wish.speed for wish in told]) if told else NATURAL
        out[13] = np.mean([wish.amount for wish in told]) if told else (0.0 if self.still else NATURAL)
        return out

    def camera_vector(self) -> np.ndarray:
        """[8]: seven axes and pace."""
        return np.array([self.camera.get(axis, 0.0) for axis in CAMERA_AXES[:7]] + [self.pace], np.float32)


def natural_regions(amount: float = NATURAL, speed: float = NATURAL) -> dict[str, RegionWish]:
    return {name: RegionWish(speed=speed, amount=amount) for name in LIVELY_BY_NATURE}
