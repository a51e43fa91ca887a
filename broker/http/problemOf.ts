import { QueryFailedError } from 'typeorm';
import { PayloadTooLongError } from '../../db/eventLog';
import { databaseAway, isDatabaseAway } from '../databaseAway';
import { PublishQueueFullError } from '../log/groupCommit';
import { Problem } from '../problem';

/** What says it is something else than a route takes is no JSON, or no form, whatever it looks like. */
const otherContent = {
  status: 400,
  code: 'tipo_de_contenido',
  message:
    'El cuerpo no es JSON (Content-Type: application/json) ni, en rutas con archivos, multipart/form-data.',
};

/** What we say for each status that the framework decides by itself, and with which status of our own. */
const byStatus: Readonly<Record<number, { code: string; message: string; status?: number }>> = {
  400: { code: 'pedido_invalido', message: 'La petición no se entiende; revise su formato.' },
  404: { code: 'no_encontrado', message: 'Esa ruta no existe.' },
  406: otherContent,
  408: { code: 'tiempo_agotado', message: 'La petición tardó demasiado en llegar.' },
  413: { code: 'cuerpo_muy_grande', message: 'El contenido es demasiado grande.' },
  414: { code: 'direccion_muy_larga', message: 'La dirección es demasiado larga.' },
  415: otherContent,
  431: { code: 'cabeceras_muy_grandes', message: 'Las cabeceras son demasiado grandes.' },
};

/** What no schema of ours refused and the database does (SQL states of class 22). */
const unstorable = {
  status: 422,
  code: 'campo_invalido',
  message: 'La base de datos no puede guardar o buscar uno de los valores enviados.',
};

const unexpected = {
  status: 500,
  code: 'error_interno',
  message: 'Algo falló en el servidor; intente de nuevo y avise si se repite.',
};

/**
 * The answer to anything that was thrown. Null stands for a fault of ours: it is logged, and the
 * caller learns no more than that.
 */
export function problemOf(error: unknown): Problem | null {
  if (error instanceof Problem) return error;
  if (error instanceof PayloadTooLongError) {
    return new Problem({ status: 413, code: 'evento_muy_grande', message: error.message });
  }
  if (error instanceof PublishQueueFullError || isDatabaseAway(error)) return databaseAway();
  if (isDataException(error)) return new Problem(unstorable);
  const status = statusOf(error);
  if (status === null) return null;
  const words = byStatus[status] ?? byStatus[400];
  return words ? new Problem({ status, ...words }) : null;
}

/** The answer to a fault of ours. */
export function unexpectedProblem(): Problem {
  return new Problem(unexpected);
}

function isDataException(error: unknown): boolean {
  return (
    error instanceof QueryFailedError &&
    'code' in error &&
    typeof error.code === 'string' &&
    error.code.startsWith('22')
  );
}

function statusOf(error: unknown): number | null {
  if (!(error instanceof Error) || !('statusCode' in error)) return null;
  const { statusCode } = error;
  return typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500
    ? statusCode
    : null;
}
