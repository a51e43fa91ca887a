import type { Route } from '../../../shared/api/route';
import { fileRoutes, metricsPath, routes } from '../../../shared/api/routes';
import { closeCodes } from '../../../shared/protocol/closeCodes';
import { eventTypes } from '../../../shared/protocol/events';
import { errorResponse, fileOperationOf, operationOf, type Operation } from './operations';
import { jsonSchemaOf, namedSchemas } from './schemas';

const about = `Avisos en tiempo real para restaurantes.

Las horas son ISO-8601 en UTC con milisegundos. Todo error es \`{"error", "mensaje", "campo"?}\`.
Toda ruta que cambia algo acepta la cabecera \`Idempotency-Key\`: la misma clave de la misma persona
recibe la primera respuesta y no hace nada dos veces, durante 24 horas al menos.`;

const socketAbout = `Tramas de texto, un objeto JSON cada una, distinguidas por \`tipo\`.
La primera es \`{"tipo":"hola","token":"…","desde":<último id visto>}\`, dentro de 5 s; el token también
puede venir en la cabecera Authorization. El servidor responde \`bienvenida\`, lo que faltaba desde ese
id, y \`al_dia\` (o \`reinicio\` si ya no lo tiene). Luego los eventos en vivo y un \`latido\` cada 15 s.
Los eventos críticos piden \`{"tipo":"ack","id":n}\`. \`{"tipo":"token","token":"…"}\` renueva la sesión.

Eventos: ${eventTypes.join(', ')}.

Códigos de cierre: ${Object.entries(closeCodes)
  .map(([name, { code }]) => `${code} ${name}`)
  .join(', ')}.`;

/** The OpenAPI 3.1 document of the broker. */
export function describeApi(version: string): Record<string, unknown> {
  return {
    openapi: '3.1.0',
    info: { title: 'Campana', version, description: about },
    servers: [{ url: '/' }],
    security: [{ token: [] }],
    paths: { ...routePaths(), ...filePaths(), ...otherPaths() },
    components: {
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description:
            'De POST /auth/login (15 minutos), o de `npm run token` para otros programas (SERVICIO).',
        },
      },
      parameters: {
        idempotencyKey: {
          name: 'Idempotency-Key',
          in: 'header',
          required: false,
          description: 'Una por acción; la misma en cada reintento',
          schema: { type: 'string', minLength: 1, maxLength: 100 },
        },
      },
      schemas: namedSchemas(),
    },
  };
}

function routePaths(): Record<string, Record<string, Operation>> {
  const paths: Record<string, Record<string, Operation>> = {};
  for (const [name, route] of Object.entries(routes) as [string, Route][]) {
    const path = openPath(route.path);
    const operations = (paths[path] ??= {});
    operations[route.method.toLowerCase()] = operationOf(name, route);
  }
  const health = paths[routes.health.path]?.['get'];
  if (health) {
    const degraded = {
      description: 'La base de datos no responde',
      content: { 'application/json': { schema: jsonSchemaOf(routes.health.reply, 'output') } },
    };
    health['responses'] = { ...(health['responses'] as object), 503: degraded };
  }
  return paths;
}

function filePaths(): Record<string, Record<string, Operation>> {
  return Object.fromEntries(
    Object.entries(fileRoutes).map(([name, route]) => [
      openPath(route.path),
      { get: fileOperationOf(name, route) },
    ]),
  );
}

function otherPaths(): Record<string, Record<string, Operation>> {
  const page = { 'text/html': { schema: { type: 'string' } } };
  return {
    '/ws': {
      get: {
        operationId: 'socket',
        summary: 'WebSocket de las pantallas',
        description: socketAbout,
        tags: ['ws'],
        security: [],
        responses: { 101: { description: 'Conectado' }, 403: errorResponse(403) },
      },
    },
    [metricsPath]: {
      get: {
        operationId: 'metrics',
        summary: 'Medidas para Prometheus',
        description:
          'Desde esta misma computadora, sin token; desde otra, con el de CAMPANA_METRICS_TOKEN, uno de SERVICIO o el de un administrador.',
        tags: ['otros'],
        responses: {
          200: {
            description: 'Texto de Prometheus',
            content: { 'text/plain': { schema: { type: 'string' } } },
          },
          401: errorResponse(401),
          403: errorResponse(403),
        },
      },
    },
    '/openapi.json': {
      get: {
        operationId: 'openapi',
        summary: 'Esta descripción',
        tags: ['otros'],
        security: [],
        responses: {
          200: {
            description: 'Documento OpenAPI 3.1',
            content: { 'application/json': { schema: { type: 'object' } } },
          },
        },
      },
    },
    '/': {
      get: {
        operationId: 'page',
        summary: 'Las pantallas, en un navegador',
        tags: ['otros'],
        security: [],
        responses: { 200: { description: 'La página', content: page } },
      },
    },
  };
}

function openPath(path: string): string {
  return path.replace(/:(\w+)/g, '{$1}');
}
