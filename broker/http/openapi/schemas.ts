import { z } from 'zod';
import { apiErrorSchema } from '../../../shared/api/common';
import { draftSchemas, eventTypes, type EventType } from '../../../shared/protocol/events';

/** A JSON Schema (2020-12, which OpenAPI 3.1 takes as it is). */
export type JsonSchema = Record<string, unknown>;

/** The schema of what goes in (before transformations) or comes out. */
export function jsonSchemaOf(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}

/** Name of an event's schema among the components. */
export function eventSchemaName(tipo: EventType): string {
  return `evento_${tipo}`;
}

/** A reference to a component. */
export function reference(name: string): JsonSchema {
  return { $ref: `#/components/schemas/${name}` };
}

/** Every schema that has a name: the error, and each event as it is published. */
export function namedSchemas(): Record<string, JsonSchema> {
  const events = eventTypes.map((tipo) => [
    eventSchemaName(tipo),
    jsonSchemaOf(draftSchemas[tipo], 'input'),
  ]);
  return {
    error: jsonSchemaOf(apiErrorSchema, 'output'),
    ...(Object.fromEntries(events) as Record<string, JsonSchema>),
  };
}

/** The body of `/broadcast`: one of the events. */
export function anyEventSchema(): JsonSchema {
  const mapping: Record<string, string> = {};
  for (const tipo of eventTypes) mapping[tipo] = `#/components/schemas/${eventSchemaName(tipo)}`;
  return {
    oneOf: eventTypes.map((tipo) => reference(eventSchemaName(tipo))),
    discriminator: { propertyName: 'tipo', mapping },
  };
}
