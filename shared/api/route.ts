import type { z } from 'zod';
import type { Permission } from '../permissions';

/** Who may call a route: anyone, a signed-in person, or the holders of a permission. */
export type Access = 'public' | 'session' | Permission;

/**
 * One HTTP route. The broker registers it from this, the client calls it by this, and `openapi.json`
 * describes it from this; none of the three repeats a path or a shape.
 */
export interface Route<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Reply extends z.ZodType = z.ZodType,
> {
  method: 'GET' | 'POST' | 'PATCH';
  /** Fastify's notation: `/api/pedidos/:id`. */
  path: string;
  summary: string;
  access: Access;
  /** The status of success. */
  status: 200 | 201 | 202;
  params?: Params;
  query?: Query;
  body?: Body;
  /** How the body travels; JSON unless it says multipart. */
  encoding?: 'multipart';
  reply: Reply;
}

/** Declares a route and keeps its exact types. */
export function defineRoute<
  Params extends z.ZodType = z.ZodUndefined,
  Query extends z.ZodType = z.ZodUndefined,
  Body extends z.ZodType = z.ZodUndefined,
  Reply extends z.ZodType = z.ZodUndefined,
>(route: Route<Params, Query, Body, Reply>): Route<Params, Query, Body, Reply> {
  return route;
}

/** What a handler receives of a route, after validation. */
export interface RouteInput<R extends Route> {
  params: R extends Route<infer P> ? z.output<P> : never;
  query: R extends Route<z.ZodType, infer Q> ? z.output<Q> : never;
  body: R extends Route<z.ZodType, z.ZodType, infer B> ? z.output<B> : never;
}

/** What a route answers. */
export type RouteReply<R extends Route> =
  R extends Route<z.ZodType, z.ZodType, z.ZodType, infer Reply> ? z.output<Reply> : never;
