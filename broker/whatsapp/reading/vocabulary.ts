/** Words that name no product by themselves, and may stand inside a product's name: "pollo a la brasa". */
export const fillers = new Set(
  'a al con de del el en la las lo los of the with para por'.split(' '),
);

/** What people say around an order; none of it is worth showing as "not understood". */
export const courtesies = new Set(
  `hola holi buenas buenos buen buena dia dias tardes noches tarde noche que tal como esta estan estas
  quiero quisiera queria quisieramos queremos deseo deseamos necesito dame deme denme damos das dan
  mandame mandeme manda mandas envia enviame envieme traeme trae ponme pon porfa porfavor favor gracias
  muchas pedir pedido orden ordenar hacer puedes puede podrias podria me nos te le se mi un una unos unas
  ok okay ya si bueno bien entonces tambien ademas mas hi hello good morning evening afternoon please
  thanks thank you i we d ll want would like can could have get order to and y e o amigo amiga señor
  señora senor senora joven vecino casero casera`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** Begins what is said about a dish, also after a comma: "…, sin cebolla". */
export const noteStarts = new Set(
  `sin con extra poco poca mucho mucha bastante bien termino cocido cocida crudo cruda aparte solo sola
  no without extra well`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** Joins two things: "2 papas y 1 chicha". */
export const joiners = new Set(['y', 'e', 'mas', 'tambien', 'ademas', 'and', 'plus']);

/** Stands between a number and what is counted: "2 porciones de papas", "3 und. de chicha". */
export const countWords = new Set(
  `x u und unds unid unidad unidades porcion porciones plato platos vaso vasos botella botellas orden
  ordenes pza pzas pieza piezas de`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

const spanish = `un dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince
  dieciseis diecisiete dieciocho diecinueve veinte`.split(/\s+/);
const english = `one two three four five six seven eight nine ten eleven twelve`.split(' ');

/** Numbers as words. */
export const numberWords: ReadonlyMap<string, number> = new Map([
  ...spanish.map((word, index): [string, number] => [word, index + 1]),
  ...english.map((word, index): [string, number] => [word, index + 1]),
  ...['una', 'uno', 'unos', 'unas', 'a', 'an'].map((word): [string, number] => [word, 1]),
  ['par', 2],
  ['couple', 2],
  ['docena', 12],
  ['dozen', 12],
]);

/** Sizes and units in names: they tell products apart, and people leave them out. */
export const units = new Set('ml l lt lts litro litros gr g kg oz cm personal und unid'.split(' '));
