/**
 * Where the worker puts a clip's `ClipRecord`, UTF-8 JSON, in files other than MP4; the page reads
 * it back. Players skip all of these.
 */

/** Application identifier and authentication code of a GIF's application extension (GIF89a, 26). */
export const GIF_RECORD_APPLICATION = 'ENLIVEN 1.0';
/** Four-character code of a chunk at the end of a WebP (RFC 9649, 2.7.1.6). */
export const WEBP_RECORD_CHUNK = 'ENLV';
/** Name of a WebM's tag (RFC 9559, 5.1.8). */
export const WEBM_RECORD_TAG = 'ENLIVEN_CLIP_RECORD';
