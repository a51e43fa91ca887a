/** Six digits in two groups, to be read out: `123 456`. */
export function inGroups(numero: string): string {
  return `${numero.slice(0, 3)} ${numero.slice(3)}`;
}
