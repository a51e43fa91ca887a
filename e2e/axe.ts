import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './fixtures';

/** Fails when axe finds something serious or critical in what the page shows, once it has come to rest. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every(
        ({ playState, effect }) =>
          playState !== 'running' || effect?.getTiming().iterations === Infinity,
      ),
  );
  // The desktop app opens no second page, which axe would otherwise put its findings together in.
  const isDesktop = page.context().browser() === null;
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(isDesktop).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  const found = serious.map(
    (each) => `${each.id}: ${each.nodes.map(({ html }) => html).join(' ')}`,
  );
  expect(found, what).toEqual([]);
}
