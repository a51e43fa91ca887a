/** An operation number as it is compared: people and apps space, dash and zero-fill it as they like. */
export function operationKey(column: string): string {
  return `ltrim(upper(regexp_replace(${column}, '[^0-9A-Za-z]', '', 'g')), '0')`;
}

/** The same for a number at hand; empty for one without a letter or digit. */
export function keyOfOperation(operation: string): string {
  return operation
    .replace(/[^0-9A-Za-z]/g, '')
    .toUpperCase()
    .replace(/^0+/, '');
}
