/** Input fields that words are not typed into. */
const WORDLESS_TYPES = ['range', 'radio', 'checkbox', 'button', 'color', 'file'];

/** Whether words are typed there: it has an undoing and a pasting of its own. */
export function isTextField(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLInputElement && !WORDLESS_TYPES.includes(target.type);
}
