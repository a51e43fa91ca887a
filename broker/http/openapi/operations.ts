import type { Route } from '../../../shared/api/route';
import { routes, type FileRoute } from '../../../shared/api/routes';
import { idParamsSchema } from '../../../shared/api/common';
import { permissions } from '../../../shared/permissions';
import { anyEventSchema, jsonSchemaOf, reference, type JsonSchema } from './schemas';

/** One operation of an OpenAPI document. */
export type Operation = Record<string, unknown>;

const errorTexts: Readonly<Record<number, string>> = {
  400: 'El cuerpo no es JSON',
  401: 'Falta el token, o no vale',
  403: 'No está permitido para este rol o sucursal',
  404: 'No existe, o es de otra sucursal',
  409: 'El estado ya no lo permite; el mensaje dice qué pasó',
  413: 'El cuerpo es demasiado grande',
  422: 'Un campo no es válido; "campo" dice cuál',
  429: 'Demasiado rápido; vea Retry-After',
  503: 'La base de datos no responde; vea Retry-After',
};

/** An error answer. */
export function errorResponse(status: number): JsonSchema {
  const wait = { 'Retry-After': { description: 'Segundos', schema: { type: 'integer' } } };
  return {
    description: errorTexts[status] ?? 'Error',
    ...(status === 429 || status === 503 ? { headers: wait } : {}),
    content: { 'application/json': { schema: reference('error') } },
  };
}

/** Describes one route of the contract. */
export function operationOf(name: string, route: Route): Operation {
  const changes = route.method !== 'GET';
  return {
    operationId: name,
    summary: route.summary,
    tags: [tagOf(route.path)],
    description: whoMay(route),
    ...(route.access === 'public' ? { security: [] } : {}),
    parameters: [
      ...parametersOf(route.params, 'path'),
      ...parametersOf(route.query, 'query'),
      ...(changes ? [{ $ref: '#/components/parameters/idempotencyKey' }] : []),
    ],
    ...(route.body ? { requestBody: requestBodyOf(route) } : {}),
    responses: {
      [route.status]: {
        description: 'Hecho',
        content: { 'application/json': { schema: jsonSchemaOf(route.reply, 'output') } },
      },
      ...Object.fromEntries(errorsOf(route).map((status) => [status, errorResponse(status)])),
    },
  };
}

/** Describes one route that answers a file. */
export function fileOperationOf(name: string, route: FileRoute): Operation {
  const schema = { type: 'string', format: 'binary' };
  return {
    operationId: name,
    summary: route.summary,
    tags: [tagOf(route.path)],
    description: whoMay(route),
    parameters: [...parametersOf(idParamsSchema, 'path'), ...parametersOf(route.query, 'query')],
    responses: {
      200: {
        description: 'El archivo',
        content: Object.fromEntries(route.types.map((type) => [type, { schema }])),
      },
      ...Object.fromEntries([401, 403, 404, 503].map((status) => [status, errorResponse(status)])),
    },
  };
}

function whoMay({ access }: Pick<Route, 'access'>): string {
  if (access === 'public') return 'Cualquiera.';
  return access === 'session' ? 'Quien tenga sesión.' : `Roles: ${permissions[access].join(', ')}.`;
}

function tagOf(path: string): string {
  const [, first, second] = path.split('/');
  return (first === 'api' ? second : first) ?? 'otros';
}

function parametersOf(schema: Route['params'], place: 'path' | 'query'): JsonSchema[] {
  if (!schema) return [];
  const { properties, required } = jsonSchemaOf(schema, 'input');
  const needed = Array.isArray(required) ? required : [];
  return Object.entries((properties ?? {}) as Record<string, JsonSchema>).map(
    ([name, property]) => ({
      name,
      in: place,
      required: place === 'path' || needed.includes(name),
      schema: property,
    }),
  );
}

function requestBodyOf(route: Route): JsonSchema {
  if (route.path === routes.broadcast.path) {
    return { required: true, content: { 'application/json': { schema: anyEventSchema() } } };
  }
  const schema = route.body ? jsonSchemaOf(route.body, 'input') : {};
  if (route.encoding !== 'multipart') {
    const required = Array.isArray(schema['required']) && schema['required'].length > 0;
    return { required, content: { 'application/json': { schema } } };
  }
  const image = {
    type: 'string',
    format: 'binary',
    description: 'JPEG, PNG, WebP o PDF, hasta 10 MB',
  };
  const properties = { imagen: image, ...(schema['properties'] as JsonSchema | undefined) };
  return {
    required: true,
    content: { 'multipart/form-data': { schema: { ...schema, properties, required: ['imagen'] } } },
  };
}

function errorsOf(route: Route): number[] {
  const isChange = route.method !== 'GET';
  const limited = route.path === routes.login.path || route.path === routes.broadcast.path;
  return [
    ...(route.body ? [400, 413] : []),
    ...(route.access === 'public' ? [] : [401, 403]),
    ...(route.path === routes.login.path || route.path === routes.refresh.path ? [401] : []),
    ...(route.params ? [404] : []),
    ...(isChange && route.path.startsWith('/api/') ? [409] : []),
    ...(route.body || route.query || isChange ? [422] : []),
    ...(limited ? [429] : []),
    503,
  ].sort((a, b) => a - b);
}
