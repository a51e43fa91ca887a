/** SQL for an operation number as it is compared, like `keyOfOperation` of one at hand. */
export function operationKey(column: string): string {
  return `ltrim(upper(regexp_replace(${column}, '[^0-9A-Za-z]', '', 'g')), '0')`;
}
