/**
 * The colours of Campana: brass of the kitchen bell on charcoal or paper. Chilli red only says "urgent",
 * green only says "done", amber only says "getting late"; brass is everything else.
 */
export interface Palette {
  /** Behind everything, cards and bars on it, and a quieter surface inside those. */
  ground: string;
  surface: string;
  sunken: string;
  line: string;
  /** Around what can be written into or pressed; 3:1 at least on every surface. */
  edge: string;
  ink: string;
  /** Less important text; still AA on every surface. */
  inkSoft: string;
  brass: string;
  brassHover: string;
  onBrass: string;
  chilli: string;
  onChilli: string;
  /** A tint to lie behind text about urgent things. */
  chilliTint: string;
  amber: string;
  onAmber: string;
  amberTint: string;
  done: string;
  onDone: string;
  doneTint: string;
}

/** Paper: the counter and the monitor. */
export const paper: Palette = {
  ground: '#F7F3EA',
  surface: '#FFFDF8',
  sunken: '#EFE8D9',
  line: '#D8CDB8',
  edge: '#857A68',
  ink: '#231F1A',
  inkSoft: '#5C5347',
  brass: '#7A5412',
  brassHover: '#5F400B',
  onBrass: '#FFFDF8',
  chilli: '#B3231C',
  onChilli: '#FFFFFF',
  chilliTint: '#FBE6E2',
  amber: '#8A4B00',
  onAmber: '#FFFFFF',
  amberTint: '#FCEBCF',
  done: '#27632F',
  onDone: '#FFFFFF',
  doneTint: '#E2F0E1',
};

/** Charcoal: the kitchen, read from metres away. */
export const charcoal: Palette = {
  ground: '#161412',
  surface: '#221F1B',
  sunken: '#2D2923',
  line: '#4A433A',
  edge: '#8D8373',
  ink: '#F8F3E8',
  inkSoft: '#C9BFAE',
  brass: '#E8B64C',
  brassHover: '#F4CB74',
  onBrass: '#1B1710',
  chilli: '#FF8F80',
  onChilli: '#2A0703',
  chilliTint: '#571813',
  amber: '#FFC266',
  onAmber: '#2A1A00',
  amberTint: '#4A3105',
  done: '#8AD18F',
  onDone: '#08210B',
  doneTint: '#173A1C',
};
