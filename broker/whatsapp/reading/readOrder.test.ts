import { describe, expect, it } from 'vitest';
import { ProductIndex } from './productIndex';
import { readOrder } from './readOrder';

const names = [
  'Hamburguesa clásica',
  'Hamburguesa royal',
  'Pollo a la brasa 1/4',
  'Anticuchos (4)',
  'Papas fritas',
  'Alitas picantes (8)',
  'Tequeños (6)',
  'Chicha morada',
  'Limonada',
  'Inca Kola 500 ml',
  'Arroz con pollo',
];
const index = new ProductIndex(names.map((nombre, at) => ({ id: at + 1, nombre, precio: 10 })));

function brief(text: string): string[] {
  return readOrder(text, index).lineas.map(
    ({ cantidad, producto, nota }) => `${cantidad} ${producto}${nota === null ? '' : ` [${nota}]`}`,
  );
}

describe('an order in free text', () => {
  it.each<[string, string[]]>([
    ['2 papas grandes y 1 inca kola', ['2 Papas fritas [grandes]', '1 Inca Kola 500 ml']],
    [
      'Hola buenas noches, quiero dos hamburgesas royal y una chicha morada por favor',
      ['2 Hamburguesa royal', '1 Chicha morada'],
    ],
    ['una limonda', ['1 Limonada']],
    ['3 tequenos', ['3 Tequeños (6)']],
    ['1/4 de pollo a la brasa', ['1 Pollo a la brasa 1/4']],
    ['arroz con pollo x 2', ['2 Arroz con pollo']],
    ['papas 3', ['3 Papas fritas']],
    ['x2 chicha', ['2 Chicha morada']],
    ['2x chicha', ['2 Chicha morada']],
    ['media docena de alitas', ['6 Alitas picantes (8)']],
    ['un par de limonadas', ['2 Limonada']],
    ['veinte chichas', ['20 Chicha morada']],
    [
      '- 1 hamburguesa clasica\n- 2 papas\n- 1 inka cola',
      ['1 Hamburguesa clásica', '2 Papas fritas', '1 Inca Kola 500 ml'],
    ],
    [
      '1 hamburguesa clásica sin cebolla y 1 limonada',
      ['1 Hamburguesa clásica [sin cebolla]', '1 Limonada'],
    ],
    ['1 hamburguesa royal, sin cebolla ni tomate', ['1 Hamburguesa royal [sin cebolla ni tomate]']],
    ['1 papas y 2 papas', ['3 Papas fritas']],
    ['HAMBURGUESA ROYAL 🍔🍔', ['1 Hamburguesa royal']],
    ['two lemonade and one chicha', ['2 Limonada', '1 Chicha morada']],
    ['pollo con papas', ['1 Pollo a la brasa 1/4 [con papas]']],
  ])('%j', (text, expected) => {
    expect(brief(text)).toEqual(expected);
  });

  it('takes a thing that is counted for no note of the one before, though nobody sells it', () => {
    const reading = readOrder('1 inca kola y un pastel de acelga', index);
    expect(reading.lineas).toMatchObject([{ producto: 'Inca Kola 500 ml', nota: null }]);
    expect(reading.sin_reconocer).toEqual(['pastel de acelga']);
    expect(brief('1 hamburguesa royal con queso y un poco de ají')).toEqual([
      '1 Hamburguesa royal [con queso y un poco de ají]',
    ]);
  });

  it('keeps what it did not understand, in the words of the customer', () => {
    const reading = readOrder('2 papas, 3 ceviches mixtos. Av. Larco 345 dpto 402', index);
    expect(reading.lineas).toHaveLength(1);
    expect(reading.sin_reconocer).toContain('3 ceviches mixtos');
    expect(reading.sin_reconocer.join(' ')).toContain('Larco 345 dpto 402');
  });

  it('has nothing to show for courtesies alone', () => {
    expect(readOrder('Hola, buenas noches! 😀', index)).toEqual({ lineas: [], sin_reconocer: [] });
  });

  it('says that it is not sure where several products fit, and names the others', () => {
    const [line] = readOrder('1 hamburguesa', index).lineas;
    expect(line!.confianza).toBeLessThan(0.7);
    expect(line!.alternativas.map(({ producto }) => producto)).toEqual(['Hamburguesa royal']);
  });

  it('says that it is not sure whether a count means pieces', () => {
    expect(readOrder('8 alitas picantes', index).lineas[0]!.confianza).toBeLessThan(0.7);
    expect(readOrder('2 alitas picantes', index).lineas[0]!.confianza).toBeGreaterThan(0.7);
  });

  it('takes phones, prices and house numbers for no quantity', () => {
    expect(brief('mi número es 987654321 chicha')).toEqual([]);
    expect(brief('150 chichas')).toEqual([]);
  });

  it('reads right-to-left and other scripts without an order as not understood', () => {
    expect(readOrder('مرحبا اريد طعام', index)).toEqual({
      lineas: [],
      sin_reconocer: ['مرحبا اريد طعام'],
    });
  });

  it('reads a long text in little time', () => {
    const { lineas } = readOrder('2 papas y 1 inca kola con hielo, '.repeat(200), index);
    expect(lineas.length).toBeGreaterThan(0);
  });
});
