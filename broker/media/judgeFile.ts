import { maxVoucherImageBytes } from '../../shared/api/vouchers';
import { fail, ok, type Result } from '../../shared/result';
import { Problem } from '../problem';
import { mediaKindOf, type MediaKind } from './mediaKind';

/** Why a file is not kept: a code for programs, a sentence's end for people. */
export interface MediaRefusal {
  code: 'vacio' | 'muy_grande' | 'tipo_no_admitido' | 'ilegible' | 'pdf_activo' | 'pdf_cerrado';
  /** Continues "El archivo …" or "El campo … no es válido: …". */
  reason: string;
}

/** Every refusal there is. */
export const refusals = {
  empty: { code: 'vacio', reason: 'el archivo está vacío' },
  tooLarge: {
    code: 'muy_grande',
    reason: `pasa de ${maxVoucherImageBytes / 1024 / 1024} MB`,
  },
  unknownKind: {
    code: 'tipo_no_admitido',
    reason: 'debe ser una imagen JPEG, PNG o WebP, o un PDF',
  },
  unreadable: {
    code: 'ilegible',
    reason: 'está dañado o es demasiado grande por dentro; tome otra foto o captura',
  },
  active: {
    code: 'pdf_activo',
    reason: 'el PDF trae programas o archivos adjuntos; envíe una captura de pantalla',
  },
  locked: {
    code: 'pdf_cerrado',
    reason: 'el PDF pide una clave; envíe una captura de pantalla',
  },
} as const satisfies Record<string, MediaRefusal>;

/** What can be said of a file by its size and first bytes alone. */
export function judgeFile(bytes: Uint8Array): Result<MediaKind, MediaRefusal> {
  if (bytes.length === 0) return fail(refusals.empty);
  if (bytes.length > maxVoucherImageBytes) return fail(refusals.tooLarge);
  const kind = mediaKindOf(bytes);
  return kind === null ? fail(refusals.unknownKind) : ok(kind);
}

/** A refusal as the answer to whoever sent the file in the field `imagen`. */
export function refusalProblem({ code, reason }: MediaRefusal): Problem {
  return new Problem({
    status: code === 'muy_grande' ? 413 : 422,
    code: code === 'muy_grande' ? 'cuerpo_muy_grande' : 'campo_invalido',
    message: `El campo "imagen" no es válido: ${reason}.`,
    field: 'imagen',
  });
}
