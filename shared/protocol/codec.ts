import type { z } from 'zod';
import { fail, ok, type Result } from '../result';
import { clientFrameSchema, type ClientFrame } from './client';
import {
  draftSchemas,
  eventSchemas,
  eventTypes,
  isEventType,
  type CampanaEvent,
  type EventDraft,
} from './events';
import { controlFrameSchema, controlTypes, type ControlFrame } from './server';

/** Why a frame or event was refused: a code for programs, a sentence for people, and the field at fault. */
export interface ProtocolError {
  codigo: 'json_invalido' | 'tipo_desconocido' | 'campo_invalido';
  mensaje: string;
  campo?: string;
}

/** A decoded frame from the server: an event, or one of the control frames. */
export type ServerFrame =
  { kind: 'event'; event: CampanaEvent } | { kind: 'control'; frame: ControlFrame };

/** Reads one frame from a client. */
export function decodeClientFrame(text: string): Result<ClientFrame, ProtocolError> {
  const json = parseObject(text);
  return json.ok ? check(clientFrameSchema, json.value) : json;
}

/** Reads one frame from the server. */
export function decodeServerFrame(text: string): Result<ServerFrame, ProtocolError> {
  const json = parseObject(text);
  if (!json.ok) return json;
  const { tipo } = json.value;
  if (isEventType(tipo)) {
    const event = check(eventSchemas[tipo], json.value);
    return event.ok ? ok({ kind: 'event', event: event.value }) : event;
  }
  if (!controlTypes.some((known) => known === tipo)) return fail(unknownType(tipo, controlTypes));
  const frame = check(controlFrameSchema, json.value);
  return frame.ok ? ok({ kind: 'control', frame: frame.value }) : frame;
}

/** Checks an event somebody wants to publish. */
export function decodeDraft(value: unknown): Result<EventDraft, ProtocolError> {
  if (!isRecord(value)) {
    return fail({ codigo: 'campo_invalido', mensaje: 'El evento debe ser un objeto JSON.' });
  }
  const { tipo } = value;
  return isEventType(tipo) ? check(draftSchemas[tipo], value) : fail(unknownType(tipo, eventTypes));
}

/** Writes one frame; the one place frames become text. */
export function encode(frame: ClientFrame | ControlFrame | CampanaEvent): string {
  return JSON.stringify(frame);
}

/** Says in one sentence what the first problem of a failed validation is, naming the field. */
export function describeIssue(error: z.ZodError): { campo: string; mensaje: string } {
  const issue = error.issues[0];
  const campo = issue?.path.join('.') ?? '';
  const where = campo === '' ? 'El contenido' : `El campo "${campo}"`;
  return { campo, mensaje: `${where} no es válido: ${issue?.message ?? 'formato desconocido'}.` };
}

function check<Value>(schema: z.ZodType<Value>, value: unknown): Result<Value, ProtocolError> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return ok(parsed.data);
  return fail({ codigo: 'campo_invalido', ...describeIssue(parsed.error) });
}

function parseObject(text: string): Result<Record<string, unknown>, ProtocolError> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return fail({ codigo: 'json_invalido', mensaje: 'La trama no es JSON válido.' });
  }
  return isRecord(value)
    ? ok(value)
    : fail({ codigo: 'json_invalido', mensaje: 'La trama debe ser un objeto JSON.' });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function unknownType(tipo: unknown, known: readonly string[]): ProtocolError {
  const shown = typeof tipo === 'string' ? `"${tipo.slice(0, 50)}"` : 'ausente o no es texto';
  return {
    codigo: 'tipo_desconocido',
    campo: 'tipo',
    mensaje: `El "tipo" ${shown} no se conoce; los conocidos son: ${known.join(', ')}.`,
  };
}
