import type { NetworkSource } from '../../../../workers/runtime/network';

/** A tensor as `parity.py` stored it. */
export interface StoredTensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float32Array | Int32Array;
}

interface TensorEntry {
  readonly name: string;
  readonly type: string;
  readonly shape: readonly number[];
  readonly byteOffset: number;
}

/** Inputs, and the outputs that PyTorch gave for them, of one part of a pack. */
export async function readParityCase(
  pack: string,
  part: string,
): Promise<{ inputs: StoredTensor[]; outputs: StoredTensor[] }> {
  const folder = `/tests/fixtures/parity/${pack}`;
  const index: { inputs: TensorEntry[]; outputs: TensorEntry[] } = await (
    await fetch(`${folder}/${part}.json`)
  ).json();
  const bytes = await (await fetch(`${folder}/${part}.bin`)).arrayBuffer();
  const readTensor = ({ name, type, shape, byteOffset }: TensorEntry): StoredTensor => {
    const length = shape.reduce((product, side) => product * side, 1);
    const values =
      type === 'int32'
        ? new Int32Array(bytes, byteOffset, length)
        : new Float32Array(bytes, byteOffset, length);
    return { name, shape, values };
  };
  return { inputs: index.inputs.map(readTensor), outputs: index.outputs.map(readTensor) };
}

/** The f32 graph and the weights of a part, straight from the served pack. */
export async function openFixturePack(pack: string, part: string): Promise<NetworkSource> {
  const fetchFile = async (path: string): Promise<Blob> => {
    const response = await fetch(`/packs/${pack}/${path}`);
    if (!response.ok) throw new Error(`${path} is not served (${response.status}).`);
    return response.blob();
  };
  const path = `${part}.weights.bin`;
  const graph = await fetchFile(`${part}.f32.onnx`);
  return {
    name: part,
    graph: new Uint8Array(await graph.arrayBuffer()),
    weights: { path, data: await fetchFile(path) },
  };
}
