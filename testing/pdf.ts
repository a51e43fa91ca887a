import { deflateSync } from 'node:zlib';

/** A small PDF of one page. `catalog` is added to its catalogue, where what acts by itself is declared. */
export function pdfOf(content: string, catalog = ''): Buffer {
  return assemble([
    `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 400] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]);
}

/** A PDF with a page of one colour for each of `colours`, written as PDF does: `'0 0.5 0'` is green. */
export function colouredPdfOf(colours: readonly string[]): Buffer {
  const kids = colours.map((_colour, index) => `${index * 2 + 3} 0 R`).join(' ');
  const pages = colours.flatMap((colour, index) => {
    const content = `${colour} rg 0 0 300 400 re f`;
    return [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 400] /Contents ${index * 2 + 4} 0 R >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    ];
  });
  return assemble([
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${colours.length} >>`,
    ...pages,
  ]);
}

/** A PDF that opens with a password alone, which nobody knows. */
export function lockedPdfOf(): Buffer {
  const sealed = `(${'x'.repeat(32)})`;
  return assemble(
    [
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [] /Count 0 >>',
      `<< /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O ${sealed} /U ${sealed} >>`,
    ],
    `/Encrypt 3 0 R /ID [${sealed} ${sealed}]`,
  );
}

/** A PDF that hides part of itself in a compressed object stream, as most programs write them. */
export function packedPdfOf(hidden: string): Buffer {
  const packed = deflateSync(Buffer.from(hidden)).toString('latin1');
  return assemble([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [] /Count 0 >>',
    `<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length ${packed.length} >>\nstream\n${packed}\nendstream`,
  ]);
}

function assemble(objects: readonly string[], trailing = ''): Buffer {
  let text = '%PDF-1.5\n';
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const count = objects.length + 1;
  const trailer = `trailer\n<< /Size ${count} /Root 1 0 R ${trailing} >>\nstartxref\n${text.length}\n%%EOF\n`;
  return Buffer.from(`${text}xref\n0 ${count}\n0000000000 65535 f \n${table}${trailer}`, 'latin1');
}
