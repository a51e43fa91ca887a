declare const __APP_VERSION__: string | undefined;

/** The program's version; the build fills it in from package.json. */
export const version = typeof __APP_VERSION__ === 'string' ? __APP_VERSION__ : '0.0.0';
