/** Fields that tell who a customer is, wherever in an event they stand. */
const personal = new Set(['cliente', 'telefono', 'nota', 'pagador', 'direccion', 'nombre_cliente']);

/** An event's JSON without what tells who the customer is; every other field stays as it was. */
export function scrub(payload: string, digits: string): string {
  const found = { changed: false };
  let value: unknown;
  try {
    value = JSON.parse(payload, (key, inner: unknown) => {
      if (inner === null) return inner;
      const named = personal.has(key);
      const holdsPhone = typeof inner === 'string' && inner.replace(/\D/g, '').includes(digits);
      if (!named && !holdsPhone) return inner;
      found.changed = true;
      return null;
    });
  } catch {
    // Another program wrote something that is no JSON; only the phone can be taken out of it.
    return payload.replaceAll(digits, '***');
  }
  return found.changed ? JSON.stringify(value) : payload;
}
