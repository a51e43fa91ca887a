import type { Session } from 'electron';
import { deviceHeader } from '../../shared/dispositivos';
import type { Pins } from './pins';

/**
 * Holds the pages of a session to the paired server: its certificate has to be of the pinned authority, and its
 * sign-ins carry this screen's secret, which the page itself never sees. Other hosts are judged as usual.
 */
export function guardSession(
  session: Session,
  pins: Pins,
  secretFor: (origin: string) => string | null,
): void {
  trustPinned(session, pins);
  session.webRequest.onBeforeSendHeaders(
    { urls: ['https://*/auth/*', 'http://*/auth/*'] },
    ({ url, requestHeaders }, answer) => {
      const secret = secretFor(new URL(url).origin);
      answer({
        requestHeaders:
          secret === null ? requestHeaders : { ...requestHeaders, [deviceHeader]: secret },
      });
    },
  );
}

/** Judges certificates by the pins as they are now. */
export function trustPinned(session: Session, pins: Pins): void {
  session.setCertificateVerifyProc((request, answer) => {
    answer(pins.judge(request));
  });
}
