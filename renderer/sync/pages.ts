/** Open things are loaded whole, in pages; this many pages at most, against a server gone wrong. */
const maxPages = 10;

/** Every item of a list that comes in pages. */
export async function everyPage<Item>(
  page: (after: number | undefined) => Promise<{ datos: Item[]; siguiente: number | null }>,
): Promise<Item[]> {
  const items: Item[] = [];
  let after: number | undefined;
  for (let count = 0; count < maxPages; count += 1) {
    const { datos, siguiente } = await page(after);
    items.push(...datos);
    if (siguiente === null) break;
    after = siguiente;
  }
  return items;
}
