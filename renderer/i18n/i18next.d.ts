import 'i18next';
import type { laterResources } from './later';
import type { resources } from './resources';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    /** Spanish decides which keys exist. */
    resources: (typeof resources)['es'] & (typeof laterResources)['es'];
  }
}
