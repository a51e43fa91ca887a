import type { Ticket } from '../../shared/ticket';

/** Paper of ticket printers, in millimetres. */
export type PaperWidth = 80 | 58;

/** What such a printer leaves blank at each side. */
const marginMm = 3;

/** The page of an order's ticket, ready to print: plain markup, no script, black on white. */
export function ticketPage(ticket: Ticket, width: PaperWidth, nonce: string): string {
  const small = width === 58;
  const lines = ticket.lineas
    .map(
      ({ cantidad, producto, nota }) =>
        `<tr><td class="n">${cantidad}</td><td>${escape(producto)}${note(nota)}</td></tr>`,
    )
    .join('');
  return `<!doctype html>
<html lang="es">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'nonce-${nonce}'">
<title>${escape(ticket.titulo)}</title>
<style nonce="${nonce}">
  @page { size: ${width}mm ${heightMm(ticket, width)}mm; margin: 0; }
  * { margin: 0; padding: 0; }
  body { width: ${width - 2 * marginMm}mm; padding: ${marginMm}mm; color: #000; background: #fff;
    font: ${small ? 10 : 12}pt/1.3 system-ui, sans-serif; }
  h1 { font-size: ${small ? 17 : 22}pt; line-height: 1.15; }
  p { overflow-wrap: anywhere; }
  table { width: 100%; border-collapse: collapse; margin: 2mm 0; border-top: 1px dashed #000; border-bottom: 1px dashed #000; }
  td { padding: 1mm 0; vertical-align: top; overflow-wrap: anywhere; }
  .n { width: ${small ? 9 : 11}mm; font-weight: 700; font-size: ${small ? 13 : 15}pt; font-variant-numeric: tabular-nums; }
  .note { font-weight: 700; }
</style>
<h1>${escape(ticket.titulo)}</h1>
<p>${escape(ticket.detalle)}</p>
<p>${escape(ticket.fecha)}</p>
${ticket.cliente === '' ? '' : `<p>${escape(ticket.cliente)}</p>`}
<table>${lines}</table>
${note(ticket.nota)}
</html>
`;
}

/** How long the paper is: rolls are cut where the page ends, so a guess on the long side is blank paper. */
export function heightMm(ticket: Ticket, width: PaperWidth): number {
  const perLine = width === 58 ? 22 : 30;
  const rows = (text: string) => (text === '' ? 0 : Math.ceil(text.length / perLine));
  const texts = [ticket.detalle, ticket.fecha, ticket.cliente, ticket.nota];
  const bodyRows = ticket.lineas.reduce(
    (sum, { producto, nota }) => sum + rows(producto) + rows(nota),
    0,
  );
  const textRows = texts.reduce((sum, text) => sum + rows(text), 0);
  return 30 + 10 * rows(ticket.titulo) + 7 * (textRows + bodyRows);
}

function note(text: string): string {
  return text === '' ? '' : `<p class="note">▸ ${escape(text)}</p>`;
}

/** Words of customers are words, whatever they contain. */
function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
