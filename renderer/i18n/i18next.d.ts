import 'i18next';
import type { resources } from './resources';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    /** Spanish decides which keys exist. */
    resources: (typeof resources)['es'];
  }
}
