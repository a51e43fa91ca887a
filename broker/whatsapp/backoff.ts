/** Seconds to wait after the nth failed attempt: twice as long each time, up to `most`, and a little by chance. */
export function backoffSeconds(attempt: number, most: number): number {
  const seconds = Math.min(most, 2 ** Math.min(attempt, 20));
  return seconds * (0.8 + Math.random() * 0.4);
}
