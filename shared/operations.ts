/** An operation number as it is compared; empty for one without a letter or digit. People and apps space, dash and zero-fill it as they like. */
export function keyOfOperation(operation: string): string {
  return operation
    .replace(/[^0-9A-Za-z]/g, '')
    .toUpperCase()
    .replace(/^0+/, '');
}
