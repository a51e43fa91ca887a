import { protocol, type Session } from 'electron';
import { appScheme, startupPageUrl } from './appOrigin';
import { serveAppFile, type AppFiles } from './appFiles';
import { startupPage } from './startupPage';

/**
 * Declares the scheme of our pages. Must run before the app is ready, once.
 * Deliberately not `secure`: a page of a secure scheme may not talk plain HTTP to a broker in the local
 * network (docs/decisions/0006-app-scheme.md).
 */
export function declareAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: appScheme,
      privileges: { standard: true, secure: false, supportFetchAPI: true, corsEnabled: true },
    },
  ]);
}

/**
 * Serves the built renderer under `app://campana/` to the windows of a session, and nothing else.
 * @returns a disposer
 */
export function serveAppProtocol(session: Session, files: AppFiles): () => void {
  session.protocol.handle(appScheme, (request) =>
    request.url === startupPageUrl
      ? startupPage()
      : serveAppFile(files, request.method, request.url),
  );
  return () => session.protocol.unhandle(appScheme);
}
