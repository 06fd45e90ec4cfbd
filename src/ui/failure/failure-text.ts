import type { FailureCode, Recovery } from '../../contract/result';

/** A failure in the page's words. What exactly happened stands in the failure's own message. */
export interface FailureText {
  readonly title: string;
  /** What can be done, beyond what the message says; empty where the message says it all. */
  readonly advice: string;
}

/** Every code has its words: a new one does not compile until it is listed here. */
export const failureText: Record<FailureCode, FailureText> = {
  cancelled: { title: 'Cancelled', advice: '' },
  busy: {
    title: 'One clip at a time',
    advice: 'Wait for the other clip, or cancel it.',
  },
  'invalid-request': {
    title: 'These settings do not go together',
    advice: 'Change what is named above and try again.',
  },
  'photo-unreadable': { title: 'This photo cannot be opened', advice: '' },
  'photo-too-small': { title: 'This picture is too small', advice: '' },
  'photo-too-large': { title: 'This picture is too large', advice: '' },
  'no-webgpu': {
    title: 'This browser cannot make clips',
    advice:
      'Chrome and Edge 123 or newer can, Safari from version 26, Firefox from 141 on Windows. If yours is one of them, switch on “graphics acceleration” in its settings and update the graphics driver.',
  },
  'no-video-encoder': {
    title: 'This browser cannot save video',
    advice: 'Chrome and Edge 123 or newer can, Safari from version 26, Firefox from 141.',
  },
  'size-unsupported': {
    title: 'This size cannot be encoded here',
    advice: 'A smaller size or fewer frames a second will work.',
  },
  'gpu-lost': {
    title: 'The graphics processor was taken away',
    advice:
      'That happens when the computer sleeps, or when another program needs it. Your photo and settings are kept.',
  },
  'out-of-memory': {
    title: 'There was not enough memory',
    advice: 'Close other tabs, or take a smaller size. Your photo and settings are kept.',
  },
  'model-failed': {
    title: 'The model could not finish',
    advice:
      'Your photo and settings are kept. If it happens again, a smaller working size may help.',
  },
  'encoder-failed': {
    title: 'The video could not be written',
    advice: 'A smaller size often helps. Your photo and settings are kept.',
  },
  'clip-unreadable': { title: 'A clip cannot be read', advice: '' },
  'pack-unreachable': {
    title: 'The model could not be fetched',
    advice: 'It is fetched once and kept from then on; what has arrived already is not lost.',
  },
  'pack-corrupt': {
    title: 'The model arrived damaged',
    advice: 'It was not kept. Trying again fetches the damaged part anew.',
  },
  'pack-unsupported': {
    title: 'This model is not for this version',
    advice: 'Reload the page and take the new version that it offers.',
  },
  'storage-full': {
    title: 'There is not enough room',
    advice: 'Free some space on this device, or in this browser’s site data, and try again.',
  },
  'storage-unavailable': {
    title: 'This browser keeps nothing',
    advice:
      'In a private window, or with site data blocked, the model cannot be kept. Allow it for this page, or use a normal window.',
  },
  'worker-crashed': {
    title: 'The work stopped unexpectedly',
    advice: 'Trying again starts it afresh. If it happens again, take a smaller size.',
  },
  'stale-worker': {
    title: 'The page has been updated',
    advice: 'Reload it to go on. Your photo and settings are kept.',
  },
  unexpected: {
    title: 'Something unforeseen went wrong',
    advice: 'Your photo and settings are kept.',
  },
};

/** The words on the button that does what the failure recommends; null for none. */
export const recoveryText: Record<Recovery, string | null> = {
  retry: 'Try again',
  'lower-settings': 'Take smaller settings',
  'free-space': 'Try again',
  reload: 'Reload the page',
  'choose-another-photo': 'Choose another photo',
  none: null,
};
