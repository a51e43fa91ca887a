/**
 * Whether this machine is used with a mouse. On a tablet a field that takes the focus by itself brings up
 * the keyboard, which covers the very buttons that make typing needless.
 */
export function hasFinePointer(): boolean {
  return window.matchMedia('(pointer: fine)').matches;
}
