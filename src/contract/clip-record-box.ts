/**
 * Names the `uuid` box (ISO/IEC 14496-12, 11.1) at the end of a clip's MP4 that holds its
 * `ClipRecord` as UTF-8 JSON. The worker writes it, the page reads it back.
 */
export const CLIP_RECORD_UUID: readonly number[] = [
  0xe4, 0xbf, 0xe6, 0x54, 0x51, 0x68, 0x40, 0x38, 0xb0, 0x8c, 0xbd, 0x05, 0xf0, 0x68, 0x2c, 0x9e,
];
