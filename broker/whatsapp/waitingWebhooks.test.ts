import { expect, it } from 'vitest';
import { withoutCustomer } from './waitingWebhooks';

const webhook = (value: object): string =>
  JSON.stringify({ entry: [{ changes: [{ field: 'messages', value }] }] });
const ana = { from: '51987654321', id: 'a', text: { body: 'hola' } };
const luis = { from: '51911112222', id: 'b', text: { body: '2 papas' } };

it('what others wrote in the same webhook stays, what is the customer’s goes', () => {
  const body = webhook({
    contacts: [{ wa_id: ana.from }, { wa_id: luis.from }],
    messages: [ana, luis],
    statuses: [{ id: 's', recipient_id: ana.from }],
  });
  const left = webhook({ contacts: [{ wa_id: luis.from }], messages: [luis], statuses: [] });
  expect(withoutCustomer(body, ana.from)).toBe(left);
  expect(withoutCustomer(body, '987654321'), 'without the country code').toBe(left);
});

it('of a webhook that is the customer’s alone, or that cannot be read, nothing stays', () => {
  expect(withoutCustomer(webhook({ messages: [ana] }), ana.from)).toBeNull();
  expect(withoutCustomer('{"entry":', ana.from)).toBeNull();
  expect(withoutCustomer('[]', ana.from)).toBeNull();
});
