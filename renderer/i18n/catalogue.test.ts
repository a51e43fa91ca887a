import { expect, test } from 'vitest';
import { laterResources } from './later';
import { resources as initialResources } from './resources';

const resources = {
  es: { ...initialResources.es, ...laterResources.es },
  en: { ...initialResources.en, ...laterResources.en },
};

type Node = string | { [key: string]: Node };

/** All keys below a node, as dotted paths. */
function keysOf(node: Node, path = ''): string[] {
  if (typeof node === 'string') return [path];
  return Object.entries(node).flatMap(([key, child]) =>
    keysOf(child, path === '' ? key : `${path}.${key}`),
  );
}

/** Placeholders such as `{{count}}` in every string of a node, by key. */
function placeholdersOf(node: Node, path = ''): [string, string[]][] {
  if (typeof node === 'string') return [[path, (node.match(/{{\w+}}/g) ?? []).sort()]];
  return Object.entries(node).flatMap(([key, child]) =>
    placeholdersOf(child, path === '' ? key : `${path}.${key}`),
  );
}

const namespaces = Object.keys(resources.es) as (keyof typeof resources.es)[];
const sources = import.meta.glob<string>(['../**/*.{ts,tsx}', '!../**/*.test.ts'], {
  query: '?raw',
  import: 'default',
  eager: true,
});
const source = Object.values(sources).join('\n');

test('whoever shows strings that come later brings them', () => {
  const shows = /useTranslation\(\[?'(setup|pairing)'|useTranslation\(\[.*'(setup|pairing)'/;
  const forgetful = Object.entries(sources).filter(
    ([, text]) => shows.test(text) && !/import '[./]+\/i18n\/later'/.test(text),
  );
  expect(forgetful.map(([file]) => file)).toEqual([]);
});

test.each(namespaces)('%s says the same things in both languages', (namespace) => {
  expect(keysOf(resources.en[namespace])).toEqual(keysOf(resources.es[namespace]));
});

test.each(namespaces)('%s fills in the same values in both languages', (namespace) => {
  expect(placeholdersOf(resources.en[namespace])).toEqual(placeholdersOf(resources.es[namespace]));
});

test.each(namespaces)('%s has no string that no screen uses', (namespace) => {
  const isUsed = (key: string) => {
    // A plural is asked for by the key without its ending, a dynamic key by the literal before `${`.
    const asked = key.replace(/_(zero|one|two|few|many|other)$/, '');
    const dots = [...asked.matchAll(/\./g)].map(({ index }) => asked.slice(0, index + 1));
    return (
      [`'${asked}'`, `'${namespace}:${asked}'`].some((text) => source.includes(text)) ||
      dots.some(
        (prefix) =>
          source.includes('`' + prefix + '${') ||
          source.includes('`' + namespace + ':' + prefix + '${'),
      )
    );
  };
  expect(keysOf(resources.es[namespace]).filter((key) => !isUsed(key))).toEqual([]);
});
