import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startHttpServer, type TestHttpServer } from '../../../testing/httpServer';
import type { Route } from '../../../shared/api/route';
import { fileRoutes, routes } from '../../../shared/api/routes';
import { eventTypes } from '../../../shared/protocol/events';

interface Operation {
  operationId: string;
  security?: unknown[];
  parameters?: { name?: string; in?: string; required?: boolean; $ref?: string }[];
  requestBody?: { content: Record<string, { schema: Record<string, unknown> }> };
  responses: Record<string, { description: string }>;
}
interface Document {
  openapi: string;
  info: { title: string; version: string };
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, unknown>; securitySchemes: Record<string, unknown> };
}

let server: TestHttpServer;
let document: Document;
beforeAll(async () => {
  server = await startHttpServer();
  document = (await server.call<Document>('GET', '/openapi.json')).body;
});
afterAll(() => server.close());

function operations(): [string, string, Operation][] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(
      ([method, operation]) => [path, method, operation] as [string, string, Operation],
    ),
  );
}

describe('openapi.json', () => {
  it('is OpenAPI 3.1 and describes every route, the sockets, the page and itself', () => {
    expect(document.openapi).toBe('3.1.0');
    expect(document.info.version).toBe('0.0.0-test');
    const all: Pick<Route, 'method' | 'path'>[] = [
      ...Object.values(routes),
      ...Object.values(fileRoutes),
    ];
    for (const route of all) {
      const path = route.path.replace(/:(\w+)/g, '{$1}');
      expect(document.paths[path]?.[route.method.toLowerCase()], path).toBeDefined();
    }
    const others = ['/ws', '/', '/metrics', '/openapi.json'];
    for (const path of others) expect(document.paths[path]).toBeDefined();
  });

  it('names every operation once, with its path parameters and at least one answer', () => {
    const ids = operations().map(([, , operation]) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [path, method, operation] of operations()) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
      const declared = (operation.parameters ?? []).filter((each) => each.in === 'path');
      expect(
        declared.map((each) => each.name),
        `${method} ${path}`,
      ).toEqual(named);
      expect(declared.every((each) => each.required)).toBe(true);
      expect(Object.keys(operation.responses).length).toBeGreaterThan(0);
      for (const answer of Object.values(operation.responses)) {
        expect(typeof answer.description).toBe('string');
      }
    }
  });

  it('refers only to what is there', () => {
    const references = JSON.stringify(document).matchAll(/"#\/([^"]+)"/g);
    for (const [, path] of references) {
      const found = path!
        .split('/')
        .reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], document);
      expect(found, path).toBeDefined();
    }
  });

  it('lists every event that can be published', () => {
    const body = document.paths['/broadcast']!['post']!.requestBody!;
    const { oneOf } = body.content['application/json']!.schema;
    expect(oneOf).toHaveLength(eventTypes.length);
    expect(document.components.schemas['evento_alerta_cocina']).toMatchObject({
      type: 'object',
      properties: { prioridad: { enum: ['normal', 'alta', 'urgente'] } },
    });
  });

  it('says which routes need no token', () => {
    const open = operations()
      .filter(([, , operation]) => operation.security?.length === 0)
      .map(([path]) => path);
    expect(open.sort()).toEqual([
      '/',
      '/auth/login',
      '/auth/logout',
      '/auth/pantalla',
      '/auth/pantalla',
      '/auth/refresh',
      '/health',
      '/instalacion',
      '/instalacion/conexion',
      '/instalacion/respaldos',
      '/instalacion/restauracion',
      '/instalacion/restauracion',
      '/openapi.json',
      '/ws',
    ]);
    expect(document.components.securitySchemes['token']).toMatchObject({ scheme: 'bearer' });
  });
});
