import type { ReadFieldValue } from '../../shared/api/voucherChecks';
import { amountInText, operationInText } from './parseReceipt';
import type { Box } from './readLines';

/**
 * Reads one line again from close by, made so large that its letters (`letters` high, in parts of the picture)
 * have so many pixels; `digits` when nothing but figures can stand there.
 */
export type ReadAgain = (
  box: Box,
  look: { letters: number; pixels: number; digits: boolean },
) => Promise<string>;

/** Heights of the letters at which a line is read again, in pixels: what is misread at one is seldom at another. */
const sizes = [20, 26] as const;

/**
 * Looks twice at the figures that money hangs on. Amount and operation number are kept where two of three
 * readings agree, in what these say; where none do, nothing is said: a wrong figure is worse than none.
 */
export async function lookedTwice(
  fields: readonly ReadFieldValue[],
  readAgain: ReadAgain,
): Promise<ReadFieldValue[]> {
  const kept: ReadFieldValue[] = [];
  for (const field of fields) {
    const value = await sureValue(field, readAgain);
    if (value !== null) kept.push({ ...field, valor: value });
  }
  return kept;
}

async function sureValue(field: ReadFieldValue, readAgain: ReadAgain): Promise<string | null> {
  const { campo, caja } = field;
  if (campo !== 'monto' && campo !== 'operacion') return field.valor;
  const letters = caja.alto;
  const readings = [field.valor];
  for (const pixels of sizes) {
    const value =
      campo === 'monto'
        ? amountInText(await readAgain(wholeLine(caja), { letters, pixels, digits: false }))
        : operationInText(await readAgain(withMargin(caja), { letters, pixels, digits: true }));
    if (value === null) continue;
    if (readings.includes(value)) return value;
    readings.push(value);
  }
  return null;
}

/** How much of what is cut out is above and below the letters, in parts of their height. */
const air = 0.35;

/** From edge to edge: what was taken for the amount may be its end alone. */
function wholeLine({ y, alto }: Box): Box {
  return { x: 0, y: y - alto * air, ancho: 1, alto: alto * (1 + 2 * air) };
}

function withMargin({ x, y, ancho, alto }: Box): Box {
  return {
    x: x - alto * 0.3,
    y: y - alto * air,
    ancho: ancho + alto * 0.6,
    alto: alto * (1 + 2 * air),
  };
}
