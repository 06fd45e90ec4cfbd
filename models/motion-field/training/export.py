"""Export the four parts to ONNX and write a pack.

usage: export.py --out DIR [--runs DIR] [--tiny] [--version 1.2.0]
Without --runs (or where a checkpoint is missing) weights are random: such a pack tests operators and speed only.
"""
from __future__ import annotations

import argparse
import hashlib
import io
import json
import warnings
from pathlib import Path

import onnx
import torch

from onnx_precision import constants_to_initializers, split_weights, to_f16_graph, to_f32_graph
from parts import PARTS, Part, build_part, example_inputs, ready_for_export

OPSET = 17
CHUNK_BYTES = 16 * 1024 * 1024
DYNAMIC = {"image": 1, "features": 8, "latent": 8, "hints": 8, "fine": 2, "classes": 1, "disparity": 1, "background": 2,
           "next": 8, "clean": 8, "drift": 2, "ripple": 2, "sway": 2, "mattes": 1}
"""Divisor of the photo's size for every tensor that has one."""
LICENCE = "CC-BY-SA-4.0"


def _axes(names) -> dict:
    suffix = {1: "", 2: "/2", 8: "/8"}
    return {n: {2: "H" + suffix[DYNAMIC[n]], 3: "W" + suffix[DYNAMIC[n]]} for n in names if n in DYNAMIC}


def to_onnx(part: Part, model: torch.nn.Module) -> onnx.ModelProto:
    inputs, buffer = example_inputs(part.name, 128, 192), io.BytesIO()
    with warnings.catch_warnings(), torch.no_grad():
        warnings.simplefilter("ignore")
        torch.onnx.export(model, tuple(inputs.values()), buffer, dynamo=False, opset_version=OPSET,
                          input_names=list(part.inputs), output_names=list(part.outputs),
                          dynamic_axes=_axes(part.inputs + part.outputs), do_constant_folding=True)
    exported = onnx.load_from_string(buffer.getvalue())
    constants_to_initializers(exported)
    exported.producer_name, exported.producer_version = "enliven", ""
    return exported


def export_part(part: Part, model: torch.nn.Module, out: Path) -> list[Path]:
    """Write PART.f32.onnx, PART.f16.onnx and PART.weights.bin; the model's weights must be ready_for_export."""
    exported = to_onnx(part, model)
    weights = split_weights(exported, f"{part.name}.weights.bin")
    paths = [out / f"{part.name}.{kind}" for kind in ("f32.onnx", "f16.onnx", "weights.bin")]
    paths[2].write_bytes(weights.bytes)
    onnx.save_model(to_f32_graph(exported, weights), paths[0])
    onnx.save_model(to_f16_graph(exported, weights, part.f32_scopes), paths[1])
    for path in paths[:2]:
        onnx.checker.check_model(str(path), full_check=True)
    return paths


def describe_file(path: Path) -> dict:
    data = path.read_bytes()
    chunks = [data[i:i + CHUNK_BYTES] for i in range(0, len(data), CHUNK_BYTES)]
    return {"path": path.name, "sizeBytes": len(data), "chunkSha256": [hashlib.sha256(c).hexdigest() for c in chunks]}


def write_pack(out: Path, files: list[Path], pack_id: str, version: str) -> None:
    manifest = {
        "format": 1, "family": "motion-field", "id": pack_id, "version": version, "licence": LICENCE,
        "parts": {p.name: {"f32": f"{p.name}.f32.onnx", "f16": f"{p.name}.f16.onnx", "weights": f"{p.name}.weights.bin"}
                  for p in PARTS},
        "files": [describe_file(path) for path in files],
        "config": {"swayFrequenciesHz": [0.25, 0.5, 1, 2], "tokenizer": {"words": 24, "ngrams": 16, "buckets": 4096},
                   "latentChannels": 22, "featureChannels": 48, "defaultSteps": 4},
    }
    path = out / "pack.json"
    # Measured in the app, not known here: see the model card.
    needs = json.loads(path.read_text()).get("needs") if path.exists() else None
    if needs:
        manifest["needs"] = needs
    path.write_text(json.dumps(manifest, indent=2) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", required=True, type=Path)
    parser.add_argument("--runs", type=Path)
    parser.add_argument("--tiny", action="store_true")
    parser.add_argument("--version", default="1.2.0")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    files = []
    for part in PARTS:
        model, source = build_part(part, args.runs, args.tiny)
        written = export_part(part, ready_for_export(model), args.out)
        files += written
        print(f"{part.name}: {source}, " + ", ".join(f"{p.name} {p.stat().st_size / 1e6:.3f} MB" for p in written))
    write_pack(args.out, files, "motion-field-tiny" if args.tiny else "motion-field", args.version)
    print(f"total {sum(p.stat().st_size for p in files) / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
