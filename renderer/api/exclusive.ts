/**
 * Runs something alone among the tabs of this browser. Lock support is missing on plain http; there two
 * tabs could renew at once, and the second would find its cookie used, so it waits a random moment first.
 */
export async function exclusiveAmongTabs<Value>(run: () => Promise<Value>): Promise<Value> {
  const locks = (navigator as Partial<Pick<Navigator, 'locks'>>).locks;
  if (locks !== undefined) return locks.request('campana.refresh', run);
  await new Promise((resolve) => setTimeout(resolve, Math.random() * 250));
  return run();
}
