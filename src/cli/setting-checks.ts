import { CAMERA_NOTATION, parseCameraNotation } from '../contract/camera-notation';
import { CommandError } from './command-error';

/** Checks the text given for an option and returns it in the form the page's address takes. */
export type SettingCheck = (option: string, text: string) => string;

/** A number of a range, ends included. */
export function numberBetween(least: number, most: number): SettingCheck {
  return (option, text) => {
    const value = text.trim() === '' ? Number.NaN : Number(text);
    if (value >= least && value <= most) return String(value);
    throw new CommandError(`--${option} is a number from ${least} to ${most}, not "${text}".`);
  };
}

/** A whole number of a range, ends included. */
export function wholeNumberBetween(least: number, most: number): SettingCheck {
  return (option, text) => {
    const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (value >= least && value <= most) return String(value);
    throw new CommandError(
      `--${option} is a whole number from ${least} to ${most}, not "${text}".`,
    );
  };
}

/** One of some words. */
export function oneOf(words: readonly string[]): SettingCheck {
  return (option, text) => {
    if (words.includes(text)) return text;
    throw new CommandError(`--${option} is one of ${words.join(', ')}, not "${text}".`);
  };
}

/** A named camera move, or a camera by hand. */
export function cameraAmong(names: readonly string[]): SettingCheck {
  return (option, text) => {
    if (names.includes(text) || parseCameraNotation(text)) return text;
    throw new CommandError(
      `--${option} is one of ${names.join(', ')}, or by hand: ${CAMERA_NOTATION}; not "${text}".`,
    );
  };
}

/** Any text up to a length. */
export function textUpTo(length: number): SettingCheck {
  return (option, text) => {
    if (text.length <= length) return text;
    throw new CommandError(`--${option} takes at most ${length} characters, not ${text.length}.`);
  };
}

const LEAST_SIDE_PIXELS = 64;
const MOST_SIDE_PIXELS = 3840;
const MOST_FRAME_PIXELS = 3840 * 2160;

/** `photo`, or WIDTHxHEIGHT as encoders take it: even, 64 to 3840 a side, 3840x2160 in area. */
export const frameSize: SettingCheck = (option, text) => {
  if (text === 'photo') return text;
  const [, width = '', height = ''] = /^(\d{1,5})x(\d{1,5})$/i.exec(text) ?? [];
  if (width === '') throw new CommandError(`--${option} is WIDTHxHEIGHT, not "${text}".`);
  const sides = [Number(width), Number(height)];
  if (sides.some((side) => side % 2 !== 0)) {
    throw new CommandError(`--${option} takes even numbers, not "${text}".`);
  }
  if (sides.some((side) => side < LEAST_SIDE_PIXELS || side > MOST_SIDE_PIXELS)) {
    throw new CommandError(
      `--${option} takes sides from ${LEAST_SIDE_PIXELS} to ${MOST_SIDE_PIXELS} pixels, not "${text}".`,
    );
  }
  if (Number(width) * Number(height) > MOST_FRAME_PIXELS) {
    throw new CommandError(`--${option} goes up to the area of 3840x2160; "${text}" is more.`);
  }
  return sides.join('x');
};
