"""One float16 weights file under two graphs: one that computes in float32, one that computes in float16.

The exported float32 model is split into a small topology file and the weights. In the f32 graph every large
initializer is float16 external data followed by a Cast (ONNX Runtime folds it when it loads the session). In the f16
graph convolutions and the like use the weights as they are; norms, softmax, everything of rank <= 2 and the scopes
named by the caller stay float32, and inputs and outputs are float32 in both.
"""
from __future__ import annotations

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

LARGE = 256
"""Initializers with at least this many elements move to the weights file (512 bytes)."""
ALIGNMENT = 64
F32, F16 = TensorProto.FLOAT, TensorProto.FLOAT16
KEPT_IN_F32 = {"Softmax", "InstanceNormalization", "LayerNormalization", "ReduceMean", "ReduceSum", "ReduceL2",
               "GlobalAveragePool", "Exp", "Log", "Pow", "Sqrt", "Sin", "Cos", "Erf", "Div", "CumSum", "Greater", "Less", "Equal"}
MOVES_DATA = {"Reshape", "Transpose", "Slice", "Split", "Squeeze", "Unsqueeze", "Identity", "Expand", "DepthToSpace",
              "Flatten"}
"""Operators that change no value keep the precision of their first input."""
NOT_DATA = {"Resize": {1, 2}}
"""Inputs that stay float32 in any graph: the roi and scales of Resize."""


class WeightsFile:
    """float16 weights in file order, aligned."""

    def __init__(self, location: str):
        self.location, self.bytes, self.entries = location, bytearray(), {}

    def add(self, name: str, values: np.ndarray) -> None:
        data = values.astype("<f2").tobytes()
        self.bytes.extend(b"\0" * (-len(self.bytes) % ALIGNMENT))
        self.entries[name] = (len(self.bytes), len(data), values.shape)
        self.bytes.extend(data)

    def tensor(self, name: str) -> TensorProto:
        offset, length, shape = self.entries[name]
        tensor = TensorProto(name=name, data_type=F16, dims=list(shape), data_location=TensorProto.EXTERNAL)
        for key, value in (("location", self.location), ("offset", offset), ("length", length)):
            tensor.external_data.add(key=key, value=str(value))
        return tensor


def constants_to_initializers(model: onnx.ModelProto) -> None:
    """Turn Constant nodes into initializers, and read through Identity nodes (how the exporter shares equal weights)."""
    kept, source, outputs = [], {}, {o.name for o in model.graph.output}
    for node in model.graph.node:
        for i, name in enumerate(node.input):
            node.input[i] = source.get(name, name)
        if node.op_type == "Constant" and node.attribute[0].name == "value":
            tensor = node.attribute[0].t
            tensor.name = node.output[0]
            model.graph.initializer.append(tensor)
        elif node.op_type == "Identity" and node.output[0] not in outputs:
            source[node.output[0]] = node.input[0]
        elif node.op_type == "Reciprocal":  # not known to run on the GPU; a division is
            one = numpy_helper.from_array(np.ones(1, np.float32), node.output[0] + ".one")
            model.graph.initializer.append(one)
            kept.append(helper.make_node("Div", [one.name, node.input[0]], node.output, name=node.name))
        else:
            kept.append(node)
    del model.graph.node[:]
    model.graph.node.extend(kept)


def _finish(model: onnx.ModelProto, nodes, initializers) -> onnx.ModelProto:
    out = onnx.ModelProto()
    out.CopyFrom(model)
    used = {name for node in nodes for name in node.input}
    del out.graph.node[:], out.graph.initializer[:], out.graph.value_info[:]
    out.graph.node.extend(nodes)
    out.graph.initializer.extend(t for t in initializers if t.name in used)
    return out


def split_weights(model: onnx.ModelProto, location: str) -> WeightsFile:
    weights = WeightsFile(location)
    for tensor in model.graph.initializer:
        if tensor.data_type == F32 and np.prod(tensor.dims) >= LARGE:
            weights.add(tensor.name, numpy_helper.to_array(tensor))
    return weights


def to_f32_graph(model: onnx.ModelProto, weights: WeightsFile) -> onnx.ModelProto:
    casts, initializers = [], []
    for tensor in model.graph.initializer:
        if tensor.name in weights.entries:
            stored = weights.tensor(tensor.name)
            stored.name = tensor.name + ".f16"
            casts.append(helper.make_node("Cast", [stored.name], [tensor.name], name=tensor.name + ".widen", to=F32))
            initializers.append(stored)
        else:
            initializers.append(tensor)
    return _finish(model, casts + list(model.graph.node), initializers)


class _HalfGraph:
    """Builds the f16 graph node by node, casting a value once for each precision that is asked of it."""

    def __init__(self, model: onnx.ModelProto, weights: WeightsFile, f32_scopes: tuple[str, ...]):
        self.model, self.weights, self.f32_scopes = model, weights, f32_scopes
        inferred = onnx.shape_inference.infer_shapes(model)
        infos = list(inferred.graph.value_info) + list(inferred.graph.input) + list(inferred.graph.output)
        self.kind = {v.name: v.type.tensor_type.elem_type for v in infos}
        self.rank = {v.name: len(v.type.tensor_type.shape.dim) if v.type.tensor_type.HasField("shape") else 4 for v in infos}
        self.small = {t.name: t for t in model.graph.initializer}
        self.kind.update({t.name: t.data_type for t in model.graph.initializer})
        self.precision = {v.name: F32 for v in model.graph.input}
        self.precision.update({name: F16 for name in weights.entries})
        self.nodes, self.initializers, self.made = [], {}, {}

    def read(self, name: str, precision: int) -> str:
        """The name under which the value is to be had in this precision."""
        if name in self.weights.entries:
            self.initializers[name] = self.weights.tensor(name)
        elif name in self.small:
            wanted = name if precision == F32 else name + ".half"
            if wanted not in self.initializers:
                array = numpy_helper.to_array(self.small[name])
                array = array.astype(np.float16) if precision == F16 else array
                self.initializers[wanted] = numpy_helper.from_array(array, wanted)
            return wanted
        if self.precision[name] == precision:
            return name
        key = (name, precision)
        if key not in self.made:
            self.made[key] = name + (".half" if precision == F16 else ".wide")
            self.nodes.append(helper.make_node("Cast", [name], [self.made[key]], name=self.made[key] + ".cast", to=precision))
        return self.made[key]

    def precision_of(self, node: onnx.NodeProto) -> int:
        if node.op_type in MOVES_DATA and node.input[0] in self.precision and node.input[0] not in self.weights.entries:
            return self.precision[node.input[0]]
        small = all(self.rank.get(name, 4) <= 2 for name in node.output)
        scoped = node.op_type != "Conv" and any(node.name.startswith(s) for s in self.f32_scopes)
        return F32 if node.op_type in KEPT_IN_F32 or small or scoped else F16

    def add(self, source: onnx.NodeProto) -> None:
        node = onnx.NodeProto()
        node.CopyFrom(source)
        precision = self.precision_of(source)
        if source.op_type != "Cast":
            for i, name in enumerate(source.input):
                if name and self.kind.get(name) == F32:
                    fixed = i in NOT_DATA.get(source.op_type, ())
                    node.input[i] = self.read(name, F32 if fixed else precision)
                elif name in self.small:
                    self.initializers[name] = self.small[name]
        for name in source.output:
            self.precision[name] = F32 if source.op_type == "Cast" else precision
        self.nodes.append(node)

    def build(self) -> onnx.ModelProto:
        for node in self.model.graph.node:
            self.add(node)
        for output in self.model.graph.output:
            if self.precision[output.name] == F16:
                inner = output.name + ".half"
                for node in self.nodes:
                    for names in (node.input, node.output):
                        for i, name in enumerate(names):
                            if name == output.name:
                                names[i] = inner
                self.nodes.append(helper.make_node("Cast", [inner], [output.name], name=output.name + ".widen", to=F32))
        return _finish(self.model, self.nodes, self.initializers.values())


def to_f16_graph(model: onnx.ModelProto, weights: WeightsFile, f32_scopes: tuple[str, ...] = ()) -> onnx.ModelProto:
    return _HalfGraph(model, weights, f32_scopes).build()
