"""Reshapes and GroupNorm that leave no Shape/Gather/Concat chain in an exported graph with dynamic height and width.

ONNX's Reshape copies an axis where the target says 0 and infers one where it says -1; PyTorch knows only
the -1. `reshape` has ONNX's meaning in both worlds. Only eager training code and the TorchScript exporter
(torch.onnx.export(..., dynamo=False)) meet these functions.
"""

from __future__ import annotations

import torch


class _Reshape(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, *dims):
        return _plain(x, dims)

    @staticmethod
    def symbolic(g, x, *dims):
        return g.op("Reshape", x, g.op("Constant", value_t=torch.tensor(dims, dtype=torch.int64)))


class _ReshapeLike(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, like):
        return x.reshape(like.shape)

    @staticmethod
    def symbolic(g, x, like):
        y = g.op("Reshape", x, g.op("Shape", like))
        y.setType(like.type())
        return y


class _NormaliseGroups(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, groups, channels, epsilon):
        return torch.nn.functional.group_norm(x, groups, eps=epsilon)

    @staticmethod
    def symbolic(g, x, groups, channels, epsilon):
        def constant(values, kind):
            return g.op("Constant", value_t=torch.tensor(values, dtype=kind))

        y = g.op("Reshape", x, constant([0, groups, -1, 0], torch.int64))
        ones, zeros = constant([1.0] * groups, torch.float32), constant([0.0] * groups, torch.float32)
        y = g.op("InstanceNormalization", y, ones, zeros, epsilon_f=epsilon)
        y = g.op("Reshape", y, constant([0, channels, -1, 0], torch.int64))
        y.setType(x.type())
        return y


def normalise_groups(x: torch.Tensor, norm: torch.nn.GroupNorm) -> torch.Tensor:
    """GroupNorm; exported as Reshape, InstanceNormalization, Reshape, Mul, Add. Reshape's 0 keeps the width."""
    if not torch.onnx.is_in_onnx_export():
        return norm(x)
    y = _NormaliseGroups.apply(x, norm.num_groups, norm.num_channels, norm.eps)
    return y * norm.weight.view(1, -1, 1, 1) + norm.bias.view(1, -1, 1, 1)


def _plain(x: torch.Tensor, dims: tuple[int, ...]) -> torch.Tensor:
    return x.reshape([x.shape[i] if d == 0 else d for i, d in enumerate(dims)])


def reshape(x: torch.Tensor, *dims: int) -> torch.Tensor:
    """Reshape with 0 = copy the axis at the same place, -1 = infer."""
    return _Reshape.apply(x, *dims) if torch.onnx.is_in_onnx_export() else _plain(x, dims)


def reshape_like(x: torch.Tensor, like: torch.Tensor) -> torch.Tensor:
    """x in the shape of `like`: one Shape node, needed where both height and width come back at once."""
    return _ReshapeLike.apply(x, like) if torch.onnx.is_in_onnx_export() else x.reshape(like.shape)
