import { fillers, units } from './vocabulary';
import { likeness, wordsOf, type Word } from './words';

/** Something that can be ordered. */
export interface OrderableProduct {
  id: number;
  nombre: string;
  precio: number;
}

/** A product that some words may mean. */
export interface ProductMatch {
  product: OrderableProduct;
  /** How much of the product's name was said, from 0 to 1. */
  coverage: number;
  /** How alike the words are to those of the name, from 0 to 1. */
  likeness: number;
  /** What matches are ranked by. */
  score: number;
}

/** What is said less often of a name counts less. */
const weakWeight = 0.2;
const firstWordBonus = 0.25;
/** Words whose likeness was looked up; orders use few different ones. */
const maxRemembered = 5_000;

interface NameWord {
  stem: string;
  weight: number;
}

interface Entry {
  product: OrderableProduct;
  words: NameWord[];
  weight: number;
}

/** A product list, ready to be searched by words as people write them. */
export class ProductIndex {
  private readonly entries: Entry[];
  private readonly likely = new Map<string, Map<string, number>>();
  private readonly stems: ReadonlySet<string>;

  constructor(products: readonly OrderableProduct[]) {
    this.entries = products.map((product) => {
      const words = wordsOf(product.nombre)
        .filter((word) => word.kind !== 'separator' && !fillers.has(word.plain))
        .map((word) => ({ stem: word.stem, weight: isWeak(word) ? weakWeight : 1 }));
      return { product, words, weight: words.reduce((sum, { weight }) => sum + weight, 0) };
    });
    this.stems = new Set(this.entries.flatMap(({ words }) => words.map(({ stem }) => stem)));
  }

  /** The products in whose name every one of the words stands, the best first. */
  find(words: readonly Word[]): ProductMatch[] {
    const said = words.filter((word) => !fillers.has(word.plain));
    if (said.length === 0 || said.every(isWeak)) return [];
    return this.entries
      .flatMap((entry) => this.match(entry, said) ?? [])
      .sort((a, b) => b.score - a.score);
  }

  /** A number in the name that tells how many pieces come: 8 of "Alitas picantes (8)". */
  pieces(product: OrderableProduct): number | null {
    const found = /\((\d+)\)/.exec(product.nombre)?.[1];
    return found === undefined ? null : Number(found);
  }

  private match(entry: Entry, said: readonly Word[]): ProductMatch | null {
    const free = [...entry.words];
    let weight = 0;
    let alike = 0;
    for (const { stem } of said) {
      const likely = this.likelyStems(stem);
      let best = -1;
      let bestLikeness = 0;
      free.forEach((word, index) => {
        const value = likely.get(word.stem) ?? 0;
        if (value > bestLikeness) [best, bestLikeness] = [index, value];
      });
      const [taken] = best < 0 ? [] : free.splice(best, 1);
      if (!taken) return null;
      weight += taken.weight;
      alike += bestLikeness;
    }
    const coverage = weight / entry.weight;
    const named = this.likelyStems(said[0]?.stem ?? '').has(entry.words[0]?.stem ?? '');
    return {
      product: entry.product,
      coverage,
      likeness: alike / said.length,
      // A thing goes by the first word of its name: "pollo" is the roast chicken, not the rice with it.
      score: (coverage * alike) / said.length + (named ? firstWordBonus : 0),
    };
  }

  private likelyStems(stem: string): ReadonlyMap<string, number> {
    const known = this.likely.get(stem);
    if (known) return known;
    const found = new Map<string, number>();
    for (const candidate of this.stems) {
      const value = likeness(stem, candidate);
      if (value > 0) found.set(candidate, value);
    }
    if (this.likely.size >= maxRemembered) this.likely.clear();
    this.likely.set(stem, found);
    return found;
  }
}

function isWeak(word: Word): boolean {
  return word.kind === 'number' || units.has(word.plain);
}
