import { isAppUrl } from '../appOrigin';

/** What is known about the frame a message came from. */
export interface Sender {
  /** The page's id, as Electron numbers them. */
  contentsId: number;
  /** Null when the frame went away before its message was looked at. */
  frame: { url: string; isMainFrame: boolean } | null;
}

/** Whether a message comes from our own document, in the main frame of our own window. */
export function isTrustedSender(sender: Sender, windowContentsId: number | null): boolean {
  return (
    sender.frame !== null &&
    sender.contentsId === windowContentsId &&
    sender.frame.isMainFrame &&
    isAppUrl(sender.frame.url)
  );
}
