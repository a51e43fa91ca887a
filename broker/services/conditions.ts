/** The `WHERE` of a query whose filters are known only when it runs, with its parameters. */
export class Conditions {
  readonly parameters: unknown[] = [];
  private readonly terms: string[] = [];

  /** Adds a condition in which `?` stands for the value; nothing for a filter that was not given. */
  add(term: string, value: unknown): this {
    if (value === undefined || value === null) return this;
    this.terms.push(term.replaceAll('?', this.parameter(value)));
    return this;
  }

  /** Adds a condition without a value. */
  require(term: string): this {
    this.terms.push(term);
    return this;
  }

  /** Registers a value and answers its placeholder. */
  parameter(value: unknown): string {
    this.parameters.push(value);
    return `$${this.parameters.length}`;
  }

  /** `WHERE …`, or nothing where there is no condition. */
  get where(): string {
    return this.terms.length === 0 ? '' : `WHERE ${this.terms.join(' AND ')}`;
  }
}

/** One page of a list of which one row too many was read, to learn whether more follow. */
export function pageOf<Row extends { id: number }, Item>(
  rows: readonly Row[],
  limit: number,
  toItem: (row: Row) => Item,
): { datos: Item[]; siguiente: number | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    datos: shown.map(toItem),
    siguiente: rows.length > limit && last ? last.id : null,
  };
}
