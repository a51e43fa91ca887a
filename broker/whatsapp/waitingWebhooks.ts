/** Where a webhook names the person that each of its things is of. */
const personOf = { messages: 'from', statuses: 'recipient_id', contacts: 'wa_id' } as const;

type Json = Record<string, unknown>;

/**
 * A webhook that waits to be read, without what is one customer's: others may have written in the same one, and
 * their messages must not be lost. Null where nothing else is in it, or where it cannot be told whose it is.
 *
 * @param digits the customer's phone, with or without its country code
 */
export function withoutCustomer(body: string, digits: string): string | null {
  let webhook: unknown;
  try {
    webhook = JSON.parse(body);
  } catch {
    return null;
  }
  let kept = 0;
  for (const entry of listOf(webhook, 'entry')) {
    for (const change of listOf(entry, 'changes')) {
      const { value } = change;
      if (!isObject(value)) continue;
      for (const [list, field] of Object.entries(personOf)) {
        if (!Array.isArray(value[list])) continue;
        const others = listOf(value, list).filter((thing) => !isSamePhone(thing[field], digits));
        value[list] = others;
        if (list !== 'contacts') kept += others.length;
      }
    }
  }
  return kept === 0 ? null : JSON.stringify(webhook);
}

function isSamePhone(value: unknown, digits: string): boolean {
  const phone = typeof value === 'string' ? value.replace(/\D/g, '') : '';
  return phone !== '' && (phone.endsWith(digits) || digits.endsWith(phone));
}

function listOf(value: unknown, key: string): Json[] {
  const list = isObject(value) ? value[key] : null;
  return Array.isArray(list) ? list.filter(isObject) : [];
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
