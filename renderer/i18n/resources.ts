import atencionEn from './en/atencion.json';
import cocinaEn from './en/cocina.json';
import commonEn from './en/common.json';
import desktopEn from './en/desktop.json';
import loginEn from './en/login.json';
import monitorEn from './en/monitor.json';
import pairingEn from './en/pairing.json';
import setupEn from './en/setup.json';
import whatsappEn from './en/whatsapp.json';
import atencionEs from './es/atencion.json';
import cocinaEs from './es/cocina.json';
import commonEs from './es/common.json';
import desktopEs from './es/desktop.json';
import loginEs from './es/login.json';
import monitorEs from './es/monitor.json';
import pairingEs from './es/pairing.json';
import setupEs from './es/setup.json';
import whatsappEs from './es/whatsapp.json';

/** Every string people see, by language and namespace; one namespace per screen. */
export const resources = {
  es: {
    common: commonEs,
    login: loginEs,
    desktop: desktopEs,
    atencion: atencionEs,
    cocina: cocinaEs,
    monitor: monitorEs,
    pairing: pairingEs,
    setup: setupEs,
    whatsapp: whatsappEs,
  },
  en: {
    common: commonEn,
    login: loginEn,
    desktop: desktopEn,
    atencion: atencionEn,
    cocina: cocinaEn,
    monitor: monitorEn,
    pairing: pairingEn,
    setup: setupEn,
    whatsapp: whatsappEn,
  },
} as const;

/** Languages there are. */
export type Language = keyof typeof resources;
