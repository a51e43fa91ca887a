import type { FastifyInstance } from 'fastify';

/** Knows which methods each registered path takes, to tell a wrong method (405) from an unknown path (404). */
export interface AllowedMethods {
  /** The methods of a path, or none for a path nobody registered. */
  of(url: string): string[];
}

/** Starts to collect the routes that are registered on `app` from now on. */
export function collectMethods(app: FastifyInstance): AllowedMethods {
  const known: { pattern: RegExp; methods: Set<string> }[] = [];
  app.addHook('onRoute', ({ url, method }) => {
    // A wildcard says nothing about which paths exist.
    if (url.includes('*')) return;
    const methods = new Set(Array.isArray(method) ? method : [method]);
    known.push({ pattern: patternOf(url), methods });
  });
  return {
    of(url) {
      const path = url.split('?')[0] ?? '';
      const matching = known.filter(({ pattern }) => pattern.test(path));
      return [...new Set(matching.flatMap(({ methods }) => [...methods]))].sort();
    },
  };
}

function patternOf(url: string): RegExp {
  const escaped = url.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replace(/:\w+/g, '[^/]+')}$`);
}
