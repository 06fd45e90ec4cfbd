import type { InferenceSession, Tensor } from 'onnxruntime-web/wasm';
import type { OnnxRuntime } from './onnx-runtime';

/** A graph and its weights, as they lie in a pack. */
export interface NetworkSource {
  /** For messages: `denoiser`. */
  readonly name: string;
  /** ONNX topology whose large initializers are external data. */
  readonly graph: Uint8Array;
  /** `path` is the location that the graph's initializers name. */
  readonly weights: { readonly path: string; readonly data: Blob | Uint8Array };
}

/** A session of ONNX Runtime that a failed run cannot spoil. Calls must not overlap. */
export interface OnnxSession {
  run(
    feeds: Readonly<Record<string, Tensor>>,
    outputs: readonly string[],
  ): Promise<Readonly<Record<string, Tensor>>>;
  release(): Promise<void>;
}

/**
 * With outputs on the GPU, ONNX Runtime Web 1.30 binds inputs once a run and forgets to unbind
 * them when the run fails: every later run of that session would see the inputs of the failed
 * one. So the session is made anew after a failure, at the next run.
 */
export async function openOnnxSession(
  runtime: OnnxRuntime,
  { graph, weights }: NetworkSource,
  options: InferenceSession.SessionOptions,
): Promise<OnnxSession> {
  const create = (): Promise<InferenceSession> =>
    runtime.InferenceSession.create(graph, { ...options, externalData: [weights] });
  let session: InferenceSession | undefined = await create();
  const release = async (): Promise<void> => {
    const released = session;
    session = undefined;
    await released?.release();
  };
  return {
    run: async (feeds, outputs) => {
      session ??= await create();
      try {
        return await session.run(feeds, [...outputs]);
      } catch (error) {
        await release().catch(() => undefined);
        throw error;
      }
    },
    release,
  };
}
