import atencionEn from './en/atencion.json';
import cocinaEn from './en/cocina.json';
import commonEn from './en/common.json';
import desktopEn from './en/desktop.json';
import loginEn from './en/login.json';
import monitorEn from './en/monitor.json';
import whatsappEn from './en/whatsapp.json';
import atencionEs from './es/atencion.json';
import cocinaEs from './es/cocina.json';
import commonEs from './es/common.json';
import desktopEs from './es/desktop.json';
import loginEs from './es/login.json';
import monitorEs from './es/monitor.json';
import whatsappEs from './es/whatsapp.json';

/** The strings that are there from the start, by language and namespace; `later.ts` has the rest. */
export const resources = {
  es: {
    common: commonEs,
    login: loginEs,
    desktop: desktopEs,
    atencion: atencionEs,
    cocina: cocinaEs,
    monitor: monitorEs,
    whatsapp: whatsappEs,
  },
  en: {
    common: commonEn,
    login: loginEn,
    desktop: desktopEn,
    atencion: atencionEn,
    cocina: cocinaEn,
    monitor: monitorEn,
    whatsapp: whatsappEn,
  },
} as const;

/** Languages there are. */
export type Language = keyof typeof resources;
