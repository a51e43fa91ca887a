import type { Borrador, BorradorConfirm } from '../../../../shared/api/whatsapp/borradores';
import { orderBody, type CustomerFields } from '../newPedido/cart';

/** Under this a person should look twice at what a line was taken for. */
const sureFrom = 0.7;
const maxQuantity = 999;

/** A line of a draft as it is being mended. One product may have several lines, with different notes. */
export interface DraftLine {
  /** Tells lines apart while the person works on them. */
  key: number;
  productoId: number;
  cantidad: number;
  nota: string;
  /** The customer's words; null for what the person added. */
  texto: string | null;
  /** Whether the product is a guess a person should look at. */
  unsure: boolean;
  /** Other products the words may mean, likelier first. */
  alternatives: readonly number[];
}

/** The lines of a draft to work on. */
export function linesOf({ lineas }: Pick<Borrador, 'lineas'>): DraftLine[] {
  return lineas.map((line, key) => ({
    key,
    productoId: line.producto_id,
    cantidad: Math.min(maxQuantity, Math.max(1, Math.round(line.cantidad))),
    nota: line.nota ?? '',
    texto: line.texto,
    unsure: line.confianza < sureFrom,
    alternatives: line.alternativas.map(({ producto_id }) => producto_id),
  }));
}

/** Whether a draft may become an order as it is: everything was understood, and surely. */
export function isClear({ lineas, sin_reconocer }: Borrador): boolean {
  return (
    lineas.length > 0 &&
    sin_reconocer.length === 0 &&
    lineas.every(({ confianza }) => confianza >= sureFrom)
  );
}

/** A line changed; choosing its product or quantity settles a doubt. Fewer than one takes it out. */
export function changeLine(
  lines: readonly DraftLine[],
  key: number,
  change: Partial<Pick<DraftLine, 'productoId' | 'cantidad' | 'nota'>>,
): DraftLine[] {
  if (change.cantidad !== undefined && !(change.cantidad >= 1)) {
    return lines.filter((line) => line.key !== key);
  }
  return lines.map((line) =>
    line.key === key
      ? {
          ...line,
          ...change,
          cantidad: Math.min(maxQuantity, Math.floor(change.cantidad ?? line.cantidad)),
          unsure: line.unsure && change.productoId === undefined,
        }
      : line,
  );
}

/** One more of a product: on the line without a note that has it, else on a new one. */
export function addProduct(lines: readonly DraftLine[], productoId: number): DraftLine[] {
  const known = lines.find((line) => line.productoId === productoId && line.nota === '');
  if (known !== undefined) return changeLine(lines, known.key, { cantidad: known.cantidad + 1 });
  const key = Math.max(-1, ...lines.map((line) => line.key)) + 1;
  return [
    ...lines,
    { key, productoId, cantidad: 1, nota: '', texto: null, unsure: false, alternatives: [] },
  ];
}

/** The order as the person saw and mended it; `seen` is the draft it was made of. */
export function confirmBody(
  customer: CustomerFields,
  lines: readonly DraftLine[],
  seen: Pick<Borrador, 'fecha_actualizacion'>,
): BorradorConfirm {
  return { ...orderBody(customer, lines), visto: seen.fecha_actualizacion };
}

/** What a draft says now that it did not say before, line by line: each message is one. */
export function wordsAdded(before: string, now: string): string[] {
  const known = before.split('\n');
  return now.split('\n').filter((line) => {
    const at = known.indexOf(line);
    if (at >= 0) known.splice(at, 1);
    return at < 0 && line.trim() !== '';
  });
}
