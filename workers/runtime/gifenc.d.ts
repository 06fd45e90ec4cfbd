/** The part of gifenc 1.0.3 that is used here; the package has no types of its own. */
declare module 'gifenc' {
  export type GifColour = readonly [red: number, green: number, blue: number];

  export interface GifFrameOptions {
    /** Of the first frame: the colours of all. */
    readonly palette?: readonly GifColour[];
    readonly delay: number;
    /** 0 is for ever. */
    readonly repeat?: number;
    readonly transparent?: boolean;
    readonly transparentIndex?: number;
    /** 1 leaves the frame where it is (GIF89a, 23). */
    readonly dispose?: number;
  }

  export interface GifStream {
    bytes(): Uint8Array<ArrayBuffer>;
    reset(): void;
  }

  export interface GifEncoder {
    readonly stream: GifStream;
    writeFrame(index: Uint8Array, width: number, height: number, options: GifFrameOptions): void;
    finish(): void;
  }

  export function GIFEncoder(): GifEncoder;
  export function quantize(
    rgba: Uint8Array | Uint8ClampedArray,
    colours: number,
    options?: { readonly format: 'rgb565' | 'rgb444' },
  ): GifColour[];
}
