/** What a picture of a demo payment shows. */
export interface Receipt {
  medio: 'Yape' | 'Plin';
  monto: number;
  pagador: string;
  operacion: string;
  fecha: Date;
}

const colours = { Yape: '#6b2d84', Plin: '#1296a8' } as const;

/**
 * A made-up receipt of a payment app, as SVG. It says DEMO all over, so that it can never pass for a
 * payment.
 */
export function receiptSvg({ medio, monto, pagador, operacion, fecha }: Receipt): string {
  const colour = colours[medio];
  const day = fecha.toISOString().slice(0, 10);
  const row = (y: number, label: string, value: string) =>
    `<text x="48" y="${y}" font-size="20" fill="#6b6b6b">${label}</text>
     <text x="432" y="${y}" font-size="20" fill="#202020" text-anchor="end">${escape(value)}</text>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="480" height="800" font-family="sans-serif">
    <rect width="480" height="800" fill="${colour}"/>
    <rect x="24" y="140" width="432" height="560" rx="20" fill="#ffffff"/>
    <text x="240" y="92" font-size="44" font-weight="bold" fill="#ffffff" text-anchor="middle">${medio}</text>
    <text x="240" y="214" font-size="24" fill="${colour}" text-anchor="middle">Pago enviado</text>
    <text x="240" y="300" font-size="60" font-weight="bold" fill="#202020" text-anchor="middle">S/ ${monto.toFixed(2)}</text>
    <line x1="48" y1="350" x2="432" y2="350" stroke="#d0d0d0" stroke-width="2" stroke-dasharray="6 6"/>
    ${row(410, 'De', pagador)}
    ${row(460, 'Para', 'Campana Miraflores')}
    ${row(510, 'Fecha', day)}
    ${row(560, 'Operación', operacion)}
    <text x="240" y="650" font-size="20" fill="#b3261e" text-anchor="middle">DEMO: no es un pago real</text>
    <text x="240" y="430" font-size="130" font-weight="bold" fill="#b3261e" fill-opacity="0.13"
      text-anchor="middle" transform="rotate(-30 240 430)">DEMO</text>
    <text x="240" y="760" font-size="20" fill="#ffffff" text-anchor="middle">Imagen de demostración</text>
  </svg>`;
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
