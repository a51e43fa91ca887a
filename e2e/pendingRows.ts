import type { Locator, Page } from '@playwright/test';

/** A name that begins with this, and does not go on with the same word or number. */
export const startsWith = (label: string) => new RegExp(`^${label}\\b`);

/** An order in Atención's lists. */
export const pedidoRow = (page: Page, id: number): Locator =>
  page.getByRole('listitem', { name: startsWith(`Pedido #${id}`) });

/** A voucher in Atención's lists. */
export const voucherRow = (page: Page, id: number): Locator =>
  page.getByRole('listitem', { name: startsWith(`Voucher #${id}`) });
