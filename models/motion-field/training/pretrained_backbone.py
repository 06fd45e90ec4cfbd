"""Stage 0: the image encoder's backbone as published, so that it need not learn to see from a thousand photos.

usage: pretrained_backbone.py --package DIR --runs DIR
DIR is the unpacked npm package nsfwjs 4.3.0 (MIT; `npm pack nsfwjs@4.3.0`), which holds a MobileNetV2 of width 1.4 that
was trained on ImageNet before it learned what the package is for. Of it only the layers before the classifier are taken.
Weights are stored as eight bits with a scale and an offset for each tensor (TensorFlow.js, quantization_bytes = 1).
Writes RUNS/backbone.pt.
"""
from __future__ import annotations

import argparse
import base64
import json
import math
import subprocess
from pathlib import Path

import numpy as np
import torch

from checkpoints import save_atomically
from mobile_backbone import MobileBackbone

READ_MODULE = "process.stdout.write(JSON.stringify(require(process.argv[1])))"


def read_module(path: Path):
    """What a JavaScript module of data exports."""
    return json.loads(subprocess.run(["node", "-e", READ_MODULE, str(path.resolve())], check=True, capture_output=True).stdout)


def read_weights(folder: Path) -> dict[str, np.ndarray]:
    """All float tensors of a TensorFlow.js model that is packed into JavaScript modules, by name."""
    manifest = read_module(folder / "model.min.js")["weightsManifest"][0]
    data, at, found = b"".join(base64.b64decode(read_module(folder / f"{name}.min.js")) for name in manifest["paths"]), 0, {}
    for entry in manifest["weights"]:
        coding = entry.get("quantization")
        kind = np.dtype(coding["dtype"] if coding else entry["dtype"])
        count = math.prod(entry["shape"])
        raw = np.frombuffer(data, kind, count, at).reshape(entry["shape"])
        at += count * kind.itemsize
        found[entry["name"]] = raw * np.float32(coding["scale"]) + np.float32(coding["min"]) if coding else raw
    return found


def take_conv(layer: torch.nn.Conv2d, weights: dict[str, np.ndarray], name: str) -> None:
    """Fills one convolution; TensorFlow stores [h,w,in,out], or [h,w,channels,1] for a depthwise one."""
    kind = "depthwise_weights" if layer.groups > 1 else "Conv2D_weights"
    (weight,) = [w for key, w in weights.items() if key.endswith(f"MobilenetV2/{name}/{kind}")]
    (bias,) = [w for key, w in weights.items() if key.endswith(f"MobilenetV2/{name}/{kind.replace('weights', 'bn_offset')}")]
    order = (2, 3, 0, 1) if layer.groups > 1 else (3, 2, 0, 1)
    with torch.no_grad():
        layer.weight.copy_(torch.from_numpy(np.ascontiguousarray(weight.transpose(order), np.float32)))
        layer.bias.copy_(torch.from_numpy(np.ascontiguousarray(bias, np.float32)))


def read_backbone(package: Path) -> MobileBackbone:
    weights, backbone = read_weights(package / "dist/models/mobilenet_v2_mid"), MobileBackbone()
    take_conv(backbone.stem[0], weights, "Conv")
    for index, block in enumerate(backbone.blocks):
        for part in ("expand", "depthwise", "project"):
            layers = getattr(block, part)
            if isinstance(layers, torch.nn.Sequential):
                name = f"expanded_conv_{index}" if index else "expanded_conv"
                take_conv(layers[0], weights, f"{name}/{part}")
    return backbone


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--package", required=True, type=Path)
    parser.add_argument("--runs", required=True, type=Path)
    args = parser.parse_args()
    save_atomically(read_backbone(args.package).state_dict(), str(args.runs / "backbone.pt"))


if __name__ == "__main__":
    main()
