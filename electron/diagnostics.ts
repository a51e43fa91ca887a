import { createWriteStream, existsSync, readdirSync, readFileSync } from 'node:fs';
import { arch, cpus, freemem, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { redact } from './redact';

/** What a diagnosis is made of. None of it comes from the database: customers' data never leaves. */
export interface DiagnosticsSource {
  /** The folder of the rotating logs. */
  logFolder: string;
  /** Versions, windows, the server's state: plain facts, no names of people. */
  facts: Readonly<Record<string, unknown>>;
}

/**
 * Writes a zip for who helps from afar: the logs, freed of secrets once more, and a page of facts. Rejects
 * when the file cannot be written.
 */
export async function writeDiagnostics(file: string, source: DiagnosticsSource): Promise<void> {
  const zip = new ZipFile();
  const text = (name: string, content: string) => zip.addBuffer(Buffer.from(content), name);
  text('LEAME.txt', readMe);
  text('datos.json', redact(JSON.stringify({ ...machine(), ...source.facts }, null, 2)));
  for (const name of logNames(source.logFolder)) {
    text(`registros/${name}`, redact(readFileSync(join(source.logFolder, name), 'utf8')));
  }
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(file, { mode: 0o600 }));
}

function logNames(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.log')) : [];
}

function machine() {
  const { electron, chrome, node } = process.versions;
  return {
    fecha: new Date().toISOString(),
    sistema: `${process.platform} ${release()} ${arch()}`,
    versiones: { electron, chrome, node },
    procesadores: cpus().length,
    memoria_mb: { total: megabytes(totalmem()), libre: megabytes(freemem()) },
    memoria_de_campana_mb: megabytes(process.memoryUsage().rss),
  };
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1_000_000);
}

const readMe = `Diagnóstico de Campana

datos.json    qué programa, qué computadora, qué ventanas y en qué estado está el servidor
registros/    lo que la aplicación y su servidor anotaron de sí mismos

No contiene contraseñas, claves ni sesiones, ni pedidos, clientes, teléfonos o comprobantes.
`;
