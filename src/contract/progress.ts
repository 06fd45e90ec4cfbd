/** The stages of one clip, in their order. Rendering and encoding run interleaved. */
export type ProgressKind = 'download' | 'compile' | 'understand' | 'denoise' | 'render' | 'encode';

/**
 * How far a stage has come. `fraction` is 0..1 within the stage and never runs back; at most
 * ten reports a second are sent, but always the last one of a stage (`fraction === 1`).
 */
export type Progress =
  | {
      readonly kind: 'download';
      readonly fraction: number;
      readonly receivedBytes: number;
      readonly totalBytes: number;
    }
  | { readonly kind: 'compile'; readonly fraction: number; readonly part: string }
  | { readonly kind: 'understand'; readonly fraction: number }
  | {
      readonly kind: 'denoise';
      readonly fraction: number;
      readonly step: number;
      readonly steps: number;
    }
  | {
      readonly kind: 'render';
      readonly fraction: number;
      readonly frame: number;
      readonly frames: number;
    }
  | {
      readonly kind: 'encode';
      readonly fraction: number;
      readonly frame: number;
      readonly frames: number;
    };
