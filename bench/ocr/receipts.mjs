// @ts-check
/**
 * Made-up receipts in the layouts of the payment apps: the same fields in the same places, with no logo
 * and no real data. Every look comes from a number, so that a run can be repeated.
 */

/**
 * @typedef {{monto: string, operacion: string, fecha_pago: string, pagador: string | null}} Truth
 * @typedef {{app: string, svg: string, truth: Truth, dark: boolean}} Receipt
 */

const names = [
  'Lucía Ramírez Soto',
  'Pedro Torres Díaz',
  'Ana Quispe Mamani',
  'José Núñez Vega',
  'Rosa Chávez León',
];
const months = ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'set', 'oct', 'nov', 'dic'];
const longMonths = [
  'enero',
  'febrero',
  'marzo',
  'abril',
  'mayo',
  'junio',
  'julio',
  'agosto',
  'setiembre',
  'octubre',
  'noviembre',
  'diciembre',
];

/** @param {number} seed */
function numbers(seed) {
  let state = seed * 2654435761 + 12345;
  return (/** @type {number} */ below) => {
    state = (state * 1664525 + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** @param {number} x @param {number} y @param {number} size @param {string} words @param {string} ink @param {string} [anchor] */
const text = (x, y, size, words, ink, anchor = 'start') =>
  `<text x="${x}" y="${y}" font-size="${size}" fill="${ink}" text-anchor="${anchor}">${words}</text>`;

/** The apps there are. */
export const apps = ['yape', 'plin', 'bcp', 'interbank', 'bbva'];

/** @param {string} app @param {number} seed @returns {Receipt} */
export function receipt(app, seed) {
  const any = numbers(seed + app.length * 101);
  const dark = any(3) === 0;
  const paper = dark ? '#16161a' : '#ffffff';
  const ink = dark ? '#f2f2f2' : '#202028';
  const faint = dark ? '#b4b4bc' : '#66666e';
  const monto = `${any(400) + 5}.${String(any(10)).padEnd(2, '0')}`;
  const operacion = String(10_000_000 + any(89_999_999)).slice(0, app === 'bbva' ? 6 : 8);
  const date = new Date(2026, any(12), any(27) + 1, any(24), any(60));
  const payer = names[any(names.length)] ?? '';
  const other = 'Campana Miraflores';
  const twelve = `${String(date.getHours() % 12 || 12).padStart(2, '0')}:${String(date.getMinutes()).padStart(2, '0')} ${date.getHours() < 12 ? 'a' : 'p'}. m.`;
  const clock = `${String(date.getHours()).padStart(2, '0')}:${String(date.getMinutes()).padStart(2, '0')}`;
  const [day, month, year] = [date.getDate(), date.getMonth(), date.getFullYear()];
  const row = (/** @type {number} */ y, /** @type {string} */ label, /** @type {string} */ value) =>
    text(60, y, 30, label, faint) + text(660, y, 30, value, ink, 'end');
  /** @type {Record<string, string>} */
  const bodies = {
    yape:
      `<rect width="720" height="1280" fill="#6b2d84"/><rect x="30" y="170" width="660" height="930" rx="24" fill="${paper}"/>` +
      text(360, 110, 40, 'yape', '#ffffff', 'middle') +
      text(60, 260, 46, '¡Yapeaste!', dark ? '#c79bd8' : '#6b2d84') +
      text(60, 380, 84, `S/ ${monto}`, ink) +
      text(60, 460, 38, other, ink) +
      text(60, 530, 28, `${day} ${months[month]}. ${year} | ${twelve}`, faint) +
      text(60, 690, 26, 'DATOS DE LA TRANSACCIÓN', faint) +
      row(760, 'Nro. de celular', '*** *** 321') +
      row(830, 'Destino', 'Yape') +
      row(900, 'Nro. de operación', operacion),
    plin:
      text(360, 120, 44, 'plin', dark ? '#4fd0df' : '#0d8a9c', 'middle') +
      text(360, 240, 40, '¡Pago exitoso!', ink, 'middle') +
      text(360, 360, 80, `S/ ${monto}`, ink, 'middle') +
      row(480, 'Enviado a', other) +
      row(550, 'De', payer) +
      row(620, 'Fecha y hora', `${day} ${months[month]} ${year} ${twelve}`) +
      row(690, 'Código de operación', operacion),
    bcp:
      `<rect width="720" height="140" fill="#0a4d9c"/>` +
      text(60, 90, 40, 'Banca Móvil BCP', '#ffffff') +
      text(360, 240, 38, '¡Transferencia exitosa!', ink, 'middle') +
      text(360, 320, 28, 'Monto transferido', faint, 'middle') +
      text(360, 400, 72, `S/ ${monto}`, ink, 'middle') +
      text(360, 470, 28, `${day} ${longMonths[month]} ${year} - ${twelve}`, faint, 'middle') +
      row(570, 'Enviado a', other) +
      row(640, 'Desde', payer) +
      row(710, 'Número de operación', operacion),
    interbank:
      text(60, 110, 46, 'Interbank', dark ? '#4fd08a' : '#00893d') +
      text(60, 200, 36, 'Constancia de transferencia', ink) +
      row(320, 'Importe', `S/ ${monto}`) +
      row(390, 'Titular', payer) +
      row(460, 'Destinatario', other) +
      row(
        530,
        'Fecha y hora',
        `${String(day).padStart(2, '0')}/${String(month + 1).padStart(2, '0')}/${year} ${clock}`,
      ) +
      row(600, 'N° de operación', operacion),
    bbva:
      `<rect width="720" height="150" fill="#072146"/>` +
      text(360, 95, 48, 'BBVA', '#ffffff', 'middle') +
      text(360, 240, 36, 'Listo, dinero enviado', ink, 'middle') +
      text(60, 330, 28, 'Importe transferido', faint) +
      text(60, 400, 64, `S/ ${monto}`, ink) +
      text(60, 500, 28, 'Ordenante', faint) +
      text(60, 545, 34, payer, ink) +
      text(60, 620, 28, 'Beneficiario', faint) +
      text(60, 665, 34, other, ink) +
      text(60, 740, 28, 'Fecha', faint) +
      text(60, 785, 34, `${day} de ${longMonths[month]} de ${year}, ${clock} h`, ink) +
      text(60, 860, 28, 'Número de operación', faint) +
      text(60, 905, 34, operacion, ink),
  };
  const font = ['sans-serif', 'DejaVu Sans', 'Liberation Sans'][any(3)];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="720" height="1280" font-family="${font}"><rect width="720" height="1280" fill="${paper}"/>${text(40, 40, 22, '18:05', app === 'yape' ? '#ffffff' : faint)}${bodies[app]}</svg>`;
  return {
    app,
    svg,
    dark,
    truth: {
      monto: Number(monto).toFixed(2),
      operacion,
      fecha_pago: date.toISOString(),
      pagador: app === 'yape' ? null : payer,
    },
  };
}

/** What a phone and a messenger do to a picture, by number: size, compression, noise, a cut edge. */
export const wear = [
  { name: 'as it is', width: 720, quality: 90, noise: 0, crop: 0 },
  { name: 'small', width: 480, quality: 70, noise: 0, crop: 0 },
  { name: 'compressed', width: 720, quality: 35, noise: 0, crop: 0 },
  { name: 'noise', width: 720, quality: 70, noise: 14, crop: 0 },
  { name: 'cut', width: 720, quality: 80, noise: 0, crop: 0.05 },
  { name: 'large', width: 1080, quality: 80, noise: 0, crop: 0 },
  { name: 'small and noise', width: 540, quality: 60, noise: 10, crop: 0 },
  { name: 'cut and compressed', width: 600, quality: 45, noise: 0, crop: 0.04 },
];

/** @param {Receipt} made @param {(typeof wear)[number]} worn @param {any} sharp @returns {Promise<Buffer>} */
export async function picture(made, worn, sharp) {
  const whole = await sharp(Buffer.from(made.svg)).png().toBuffer();
  const top = Math.round(1280 * worn.crop);
  const left = Math.round(720 * worn.crop * 0.4);
  const cut = sharp(whole).extract({ left, top, width: 720 - 2 * left, height: 1280 - 2 * top });
  const { data, info } = await sharp(await cut.png().toBuffer())
    .resize({ width: worn.width })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const any = numbers(worn.width + worn.noise);
  if (worn.noise > 0) {
    for (let index = 0; index < data.length; index += 1) {
      const value = Number(data[index]) + any(2 * worn.noise) - worn.noise;
      data[index] = Math.max(0, Math.min(255, value));
    }
  }
  const { width, height, channels } = info;
  return sharp(data, { raw: { width, height, channels } })
    .jpeg({ quality: worn.quality })
    .toBuffer();
}
