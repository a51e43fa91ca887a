import type { z } from 'zod';
import type { Route } from '../../shared/api/route';

/** The same fields, each optional: what the server fills in by itself may be left out. */
type Loose<Fields> = { [K in keyof Fields]?: Fields[K] | undefined };

type ParamsOf<R extends Route> = R extends Route<infer P> ? z.output<P> : never;
type QueryOf<R extends Route> = R extends Route<z.ZodType, infer Q> ? z.output<Q> : never;
type BodyOf<R extends Route> = R extends Route<z.ZodType, z.ZodType, infer B> ? z.input<B> : never;

/** What a call of a route carries; parts the route does not have cannot be given. */
export type CallInput<R extends Route> = (undefined extends ParamsOf<R>
  ? { params?: undefined }
  : { params: ParamsOf<R> }) &
  (undefined extends QueryOf<R> ? { query?: undefined } : { query?: Loose<QueryOf<R>> }) &
  (undefined extends BodyOf<R> ? { body?: undefined } : { body: BodyOf<R> | FormData });

/** The parts of a call after its types served their purpose. */
export interface RequestParts {
  params?: object | undefined;
  query?: object | undefined;
}

/** Puts `:id` and the like into a path, and appends the query; lists are joined by commas. */
export function requestPath(path: string, { params, query }: RequestParts): string {
  const values = new Map<string, unknown>(Object.entries(params ?? {}));
  const filled = path.replace(/:([a-z_]+)/g, (_match, name: string) =>
    encodeURIComponent(asText(values.get(name))),
  );
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {}) as [string, unknown][]) {
    if (value !== undefined && value !== null) search.set(name, asText(value));
  }
  const text = search.toString();
  return text === '' ? filled : `${filled}?${text}`;
}

function asText(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(asText).join(',');
  return String(value);
}
