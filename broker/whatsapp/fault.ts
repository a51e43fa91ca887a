/**
 * What a log may say of a fault: its kind and where it happened. The database puts the values of a statement
 * into its errors, and here those are customers' words and phones.
 */
export function faultOf(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { fallo: typeof error };
  const { code, constraint } = error as Error & { code?: unknown; constraint?: unknown };
  const frames = error.stack?.split('\n').filter((line) => line.startsWith('    at ')) ?? [];
  return { fallo: error.name, codigo: code, restriccion: constraint, lugar: frames.slice(0, 6) };
}
