/** Text as it is compared: lower case, without accents, single spaces. `Ají  Amarillo` becomes `aji amarillo`. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}
