"""The motion latent: 22 channels, how they are laid out and how they are normalised.

Amplitudes of natural motion span decades; stored plainly the small ones drown in the noise of the
diffusion. As in Li et al., "Generative Image Dynamics" (CVPR 2024), every channel is divided by about
its 95th percentile and then square-rooted, keeping the sign.

Physical units: lengths in long sides of the working image, drift in long sides per second, y downwards.
"""

from __future__ import annotations

import torch

CHANNELS = 22
DRIFT = slice(0, 2)
RIPPLE_AMPLITUDE, RIPPLE_WAVELENGTH = 2, 3
RIPPLE_DIRECTION = slice(4, 6)
SWAY = slice(6, 22)
SWAY_FREQUENCIES = (0.25, 0.5, 1.0, 2.0)  # Hz; per frequency: re_x, re_y, im_x, im_y

# The 95th percentiles, rounded, of the simulator where something moves.
_DRIFT, _AMPLITUDE, _WAVELENGTH = 0.05, 0.004, 0.06
_SWAY = (0.005, 0.004, 0.0025, 0.0012)
PERCENTILE_95 = [_DRIFT] * 2 + [_AMPLITUDE, _WAVELENGTH, 1.0, 1.0] + [s for s in _SWAY for _ in range(4)]


def _scale(like: torch.Tensor) -> torch.Tensor:
    return torch.tensor(PERCENTILE_95, dtype=like.dtype, device=like.device).view(1, -1, 1, 1)


def normalise(physical: torch.Tensor) -> torch.Tensor:
    """physical [B,22,h,w] -> latent. The ripple direction (a unit vector) is multiplied by the square root
    of the normalised amplitude, so that it vanishes where nothing ripples."""
    x = physical / _scale(physical)
    z = torch.sign(x) * torch.sqrt(x.abs())
    direction = physical[:, RIPPLE_DIRECTION] * z[:, RIPPLE_AMPLITUDE : RIPPLE_AMPLITUDE + 1].clamp(min=0)
    return torch.cat([z[:, :4], direction, z[:, 6:]], 1)


def denormalise(latent: torch.Tensor) -> torch.Tensor:
    """latent [B,22,h,w] -> physical; amplitude and wavelength are never negative, the direction is a unit vector."""
    x = latent * latent.abs() * _scale(latent)
    direction = latent[:, RIPPLE_DIRECTION]
    direction = direction / direction.pow(2).sum(1, keepdim=True).add(1e-6).sqrt()
    return torch.cat([x[:, :2], x[:, 2:4].clamp(min=0), direction, x[:, 6:]], 1)
