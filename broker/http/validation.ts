import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Route, RouteInput } from '../../shared/api/route';
import { describeIssue } from '../../shared/protocol/codec';
import { notFound, Problem } from '../problem';
import { refuseUnstorable } from './jsonBody';

/**
 * Checks what came with a request against its route. A body that is missing counts as an empty object,
 * so that the answer names the field that is missing.
 *
 * @throws Problem 404 for a number in the path that nothing can have, 422 naming the field for the rest.
 */
export function inputOf<R extends Route>(
  route: R,
  request: Pick<FastifyRequest, 'params' | 'query' | 'body'>,
): RouteInput<R> {
  const params = route.params?.safeParse(request.params);
  if (params?.success === false) throw notFound('Lo que pide');
  return {
    params: params?.data,
    query: route.query && check(route.query, request.query),
    body: route.body && check(route.body, request.body ?? {}),
  } as RouteInput<R>;
}

/**
 * Checks a value against a schema.
 *
 * @throws Problem 422 that names the field.
 */
export function check<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  refuseUnstorable(value);
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const { campo, mensaje } = describeIssue(parsed.error);
  throw new Problem({
    status: 422,
    code: 'campo_invalido',
    message: mensaje,
    ...(campo === '' ? {} : { field: campo }),
  });
}
