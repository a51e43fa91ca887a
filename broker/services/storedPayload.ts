/** Reads the JSON of a stored event. The table is open to other programs, so it may hold anything. */
export function readPayload(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return value as Record<string, unknown>;
    }
  } catch {
    // Not JSON: shown as it is, below.
  }
  return { texto: text };
}
