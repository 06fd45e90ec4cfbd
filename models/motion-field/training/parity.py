"""Check a pack against PyTorch, and write small fixtures for the TypeScript tests.

usage: parity.py --pack DIR [--runs DIR] [--tiny] [--fixtures DIR]
The f32 graphs must agree to 1e-3 of the output's greatest magnitude; the f16 graphs must load, run and be close.
Fixtures: FIXTURES/PART.json names the tensors (name, shape, type) and their offsets in FIXTURES/PART.bin (little-endian).
"""
from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

import numpy as np
import onnx
import onnxruntime as ort
import torch

from parts import PARTS, Part, build_part, example_inputs, ready_for_export

SIZES = ((256, 256), (384, 256), (320, 512))
TOLERANCE = {"f32": 1e-3, "f16": 3e-2}
GPU_OPERATORS = {"Conv", "Resize", "AveragePool", "MaxPool", "GlobalAveragePool", "InstanceNormalization", "LayerNormalization",
                 "MatMul", "Gemm", "Gather", "Transpose", "Reshape", "DepthToSpace", "ReduceMean", "ReduceSum", "ReduceMax",
                 "Softmax", "Sigmoid", "Tanh", "Relu", "Clip", "Concat", "Split", "Slice", "Squeeze", "Unsqueeze", "Expand",
                 "Add", "Sub", "Mul", "Div", "Neg", "Abs", "Sqrt", "Sin", "Cos", "Max", "Min", "Cast", "Shape", "Pow",
                 "Identity", "Flatten", "Exp", "CumSum", "Where", "Equal", "Greater"}
"""Operators measured to run on ONNX Runtime Web's WebGPU provider (Shape alone runs on the CPU, and is small)."""


def relative_error(found: np.ndarray, true: np.ndarray) -> float:
    return float(np.abs(found - true).max() / max(np.abs(true).max(), 1e-6))


def check_operators(path: Path) -> Counter:
    operators = Counter(node.op_type for node in onnx.load(str(path), load_external_data=False).graph.node)
    unknown = set(operators) - GPU_OPERATORS
    if unknown:
        raise SystemExit(f"{path.name}: operators that do not run on the GPU: {sorted(unknown)}")
    return operators


def run_graph(session: ort.InferenceSession, inputs: dict[str, torch.Tensor]) -> list[np.ndarray]:
    return session.run(None, {k: v.numpy() for k, v in inputs.items()})


def check_part(part: Part, model: torch.nn.Module, pack: Path) -> bool:
    good = True
    for precision in ("f32", "f16"):
        path = pack / f"{part.name}.{precision}.onnx"
        operators = check_operators(path)
        options = ort.SessionOptions()
        options.intra_op_num_threads, options.log_severity_level = 1, 3
        session = ort.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        worst = dict.fromkeys(part.outputs, 0.0)
        for size in SIZES[:1] if part.name == "text-encoder" else SIZES:
            inputs = example_inputs(part.name, *size)
            with torch.no_grad():
                true = model(*inputs.values())
            for name, found, expected in zip(part.outputs, run_graph(session, inputs), true):
                worst[name] = max(worst[name], relative_error(found, expected.numpy()))
        ok = all(e <= TOLERANCE[precision] for e in worst.values())
        good &= ok
        figures = " ".join(f"{k} {v:.1e}" for k, v in worst.items())
        print(f"{'ok  ' if ok else 'FAIL'} {part.name} {precision}: {figures} ({sum(operators.values())} nodes, "
              f"{operators['Cast']} Cast, {operators['Shape']} Shape)")
    return good


def write_fixture(part: Part, model: torch.nn.Module, folder: Path) -> None:
    """Inputs at a photo of 64 x 64 and PyTorch's outputs, as float32 (tokens int32)."""
    folder.mkdir(parents=True, exist_ok=True)
    inputs = example_inputs(part.name, 64, 64)
    with torch.no_grad():
        outputs = dict(zip(part.outputs, model(*inputs.values())))
    data, listing = bytearray(), {}
    for group, tensors in (("inputs", inputs), ("outputs", outputs)):
        listing[group] = []
        for name, tensor in tensors.items():
            array = np.ascontiguousarray(tensor.numpy())
            listing[group].append({"name": name, "type": str(array.dtype), "shape": list(array.shape), "byteOffset": len(data)})
            data.extend(array.astype(array.dtype.newbyteorder("<")).tobytes())
    (folder / f"{part.name}.bin").write_bytes(data)
    (folder / f"{part.name}.json").write_text(json.dumps(listing, indent=1) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pack", required=True, type=Path)
    parser.add_argument("--runs", type=Path)
    parser.add_argument("--tiny", action="store_true")
    parser.add_argument("--fixtures", type=Path)
    args = parser.parse_args()
    torch.set_num_threads(1)
    good = True
    for part in PARTS:
        model = ready_for_export(build_part(part, args.runs, args.tiny)[0])
        good &= check_part(part, model, args.pack)
        if args.fixtures:
            write_fixture(part, model, args.fixtures)
    raise SystemExit(0 if good else 1)


if __name__ == "__main__":
    main()
