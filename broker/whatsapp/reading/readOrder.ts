import type { BorradorLine } from '../../../shared/api/whatsapp/borradores';
import type { ProductIndex, ProductMatch } from './productIndex';
import { countWords, courtesies, fillers, joiners, noteStarts, numberWords } from './vocabulary';
import { wordsOf, type Word } from './words';

/** What was understood of a customer's words. */
export interface OrderReading {
  lineas: BorradorLine[];
  /** What was not, in the customer's words. */
  sin_reconocer: string[];
}

/** Longest product name tried, in words. */
const maxNameWords = 7;
/** Nobody orders more of one thing in a chat; larger numbers are addresses, phones and prices. */
const maxQuantity = 99;
const maxLines = 60;
const maxAlternatives = 4;
const maxNoteChars = 200;
/** An equal match of several products, or a count that may mean pieces: a person must look. */
const doubtful = 0.55;

interface Item {
  from: number;
  /** The word after it. */
  to: number;
  quantity: number;
  matches: ProductMatch[];
}

/**
 * Reads an order from free text: "2 papas grandes y 1 inca kola, sin hielo". It knows digits and number
 * words, plurals, accents, typing errors and incomplete names. What it is not sure of it says, and what
 * it did not understand it keeps: a person confirms.
 */
export function readOrder(text: string, index: ProductIndex): OrderReading {
  return new Reader(text, index).read();
}

class Reader {
  private readonly words: Word[];
  private readonly lines: BorradorLine[] = [];
  private readonly unread: string[] = [];

  constructor(
    private readonly text: string,
    private readonly index: ProductIndex,
  ) {
    this.words = wordsOf(text);
  }

  read(): OrderReading {
    let at = 0;
    while (at < this.words.length) {
      if (this.words[at]?.kind === 'separator') at += 1;
      else at = this.readPhrase(at);
    }
    return { lineas: this.lines, sin_reconocer: this.unread };
  }

  /** Reads from the beginning of a phrase to its end or to the next item; answers where it stopped. */
  private readPhrase(start: number): number {
    const item = this.firstItem(start);
    const end = this.endOfPhrase(start);
    if (item === null) {
      this.keep(start, end);
      return end;
    }
    this.addUnread(start, item.from);
    const noteEnd = this.endOfNote(item.to, end);
    this.addLine(item, noteEnd);
    return noteEnd;
  }

  /** The first item of a phrase: at its beginning after courtesies, or at a number further on. */
  private firstItem(start: number): Item | null {
    const end = this.endOfPhrase(start);
    let leading = true;
    for (let at = start; at < end && this.lines.length < maxLines; at += 1) {
      const item = this.itemAt(at, end, leading);
      if (item) return item;
      leading &&= this.isCourtesy(at) || this.isFiller(at);
    }
    return null;
  }

  /** An item that begins here: a count and a product, or, where that may be, a product alone. */
  private itemAt(at: number, end: number, mayBeBare: boolean): Item | null {
    const counted = this.countAt(at, end);
    if (counted) {
      const found = this.productAt(counted.to, end);
      if (found) return { from: at, ...found, quantity: counted.quantity };
    }
    // The word before it says something else of a product: "sin papas" orders none.
    const found = mayBeBare ? this.productAt(at, end) : null;
    if (!found || this.isFiller(at) || this.isCourtesy(at)) return null;
    const after = this.trailingCount(found.to, end);
    return { from: at, matches: found.matches, to: after.to, quantity: after.quantity };
  }

  private countAt(at: number, end: number): { quantity: number; to: number } | null {
    const word = this.words[at];
    if (!word) return null;
    let to = at + 1;
    let quantity: number | undefined;
    if (word.kind === 'number' && !word.plain.includes('/')) quantity = Number(word.plain);
    if (word.plain === 'x' && this.words[to]?.kind === 'number') {
      quantity = Number(this.words[to]?.plain);
      to += 1;
    }
    if (word.kind === 'word') quantity ??= numberWords.get(word.plain);
    const next = this.words[to]?.plain ?? '';
    if (word.plain === 'media' && next === 'docena') [quantity, to] = [6, to + 1];
    // "un par de", "una docena de".
    else if (quantity === 1 && ['par', 'docena', 'couple', 'dozen'].includes(next)) {
      [quantity, to] = [numberWords.get(next), to + 1];
    }
    if (quantity === undefined || !(quantity > 0 && quantity <= maxQuantity)) return null;
    while (to < end && countWords.has(this.words[to]?.plain ?? '')) to += 1;
    return { quantity, to };
  }

  /** "papas x 2", "papas 2": only where nothing follows that the number could count. */
  private trailingCount(at: number, end: number): { quantity: number; to: number } {
    const counted = this.countAt(at, end);
    const isDigit = this.words[at]?.kind === 'number' || this.words[at]?.plain === 'x';
    return counted && isDigit && counted.to >= end ? counted : { quantity: 1, to: at };
  }

  /** The longest run of words from here that all stand in one product's name. */
  private productAt(at: number, end: number): { matches: ProductMatch[]; to: number } | null {
    for (let length = Math.min(maxNameWords, end - at); length > 0; length -= 1) {
      const run = this.words.slice(at, at + length);
      const last = run.at(-1);
      if (!last || fillers.has(last.plain) || joiners.has(last.plain)) continue;
      const matches = this.index.find(run);
      if (matches.length > 0) return { matches, to: at + length };
    }
    return null;
  }

  /** Up to the next separator. */
  private endOfPhrase(start: number): number {
    let end = start;
    while (end < this.words.length && this.words[end]?.kind !== 'separator') end += 1;
    return end;
  }

  /** What is said of an item reaches to the next item, over a comma where it goes on: ", sin cebolla". */
  private endOfNote(from: number, end: number): number {
    for (let at = from; at < end; at += 1) {
      const joined = joiners.has(this.words[at]?.plain ?? '');
      if (joined && (this.itemAt(at + 1, end, true) ?? this.countsSomething(at + 1, end))) {
        return at + 1;
      }
      const counted = this.countAt(at, end);
      if (counted && this.productAt(counted.to, end)) return at;
    }
    let next = end;
    while (next < this.words.length && this.isSoftSeparator(next)) next += 1;
    const goesOn = next > end && noteStarts.has(this.words[next]?.plain ?? '');
    return goesOn ? this.endOfNote(next, this.endOfPhrase(next)) : end;
  }

  /** "y un pastel": something more was ordered, known here or not. "y un poco de ají" orders nothing. */
  private countsSomething(at: number, end: number): boolean {
    const counted = this.countAt(at, end);
    // In Spanish "a" is no number: "y a domicilio".
    if (!counted || counted.to >= end || this.words[at]?.plain === 'a') return false;
    return !noteStarts.has(this.words[counted.to]?.plain ?? '');
  }

  private isSoftSeparator(at: number): boolean {
    const word = this.words[at];
    return word?.kind === 'separator' && [',', '(', ')', '.', ':', '-'].includes(word.plain);
  }

  private addLine(item: Item, noteEnd: number): void {
    const [best, second] = item.matches;
    if (!best) return;
    const { product } = best;
    let confidence = best.likeness * (0.6 + 0.4 * best.coverage);
    const tied = second !== undefined && second.score >= best.score - 0.001;
    const mayBePieces = item.quantity > 1 && this.index.pieces(product) === item.quantity;
    if (tied || mayBePieces) confidence = Math.min(confidence, doubtful);
    const note = this.noteOf(item.to, noteEnd);
    const same = this.lines.find((line) => line.producto_id === product.id && line.nota === note);
    if (same) {
      same.cantidad += item.quantity;
      same.texto += ` / ${this.slice(item.from, noteEnd)}`;
      return;
    }
    this.lines.push({
      texto: this.slice(item.from, noteEnd),
      cantidad: item.quantity,
      producto_id: product.id,
      producto: product.nombre,
      precio: product.precio,
      confianza: Math.round(confidence * 100) / 100,
      nota: note,
      alternativas: item.matches.slice(1, 1 + maxAlternatives).map((match) => ({
        producto_id: match.product.id,
        producto: match.product.nombre,
        precio: match.product.precio,
      })),
    });
  }

  private noteOf(from: number, to: number): string | null {
    let [first, last] = [from, to];
    const idle = (at: number) =>
      this.words[at]?.kind === 'separator' ||
      joiners.has(this.words[at]?.plain ?? '') ||
      ((this.isCourtesy(at) || this.isFiller(at)) && !noteStarts.has(this.words[at]?.plain ?? ''));
    while (first < last && idle(first)) first += 1;
    while (last > first && idle(last - 1)) last -= 1;
    const note = this.slice(first, last).replace(/\s+/g, ' ').slice(0, maxNoteChars);
    return note === '' ? null : note;
  }

  /** A phrase without an item: said of the line before it, or not understood. */
  private keep(start: number, end: number): void {
    const line = this.lines.at(-1);
    const isNote = noteStarts.has(this.words[start]?.plain ?? '');
    if (line && isNote && this.text[(this.words[start]?.start ?? 0) - 1] !== '\n') {
      const note = this.noteOf(start, end);
      line.nota = [line.nota, note].filter(Boolean).join(', ').slice(0, maxNoteChars);
    } else {
      this.addUnread(start, end);
    }
  }

  private addUnread(start: number, end: number): void {
    let [first, last] = [start, end];
    const idle = (at: number) => this.isCourtesy(at) || this.isFiller(at);
    while (first < last && idle(first)) first += 1;
    while (last > first && idle(last - 1)) last -= 1;
    if (first < last) this.unread.push(this.slice(first, last));
  }

  private isCourtesy(at: number): boolean {
    return courtesies.has(this.words[at]?.plain ?? '');
  }

  private isFiller(at: number): boolean {
    return fillers.has(this.words[at]?.plain ?? '');
  }

  private slice(from: number, to: number): string {
    const first = this.words[from];
    const last = this.words[to - 1];
    return first && last && to > from ? this.text.slice(first.start, last.end) : '';
  }
}
