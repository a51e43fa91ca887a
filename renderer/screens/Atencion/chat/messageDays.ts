import type { Message } from '../../../../shared/api/whatsapp/conversaciones';

/** The messages of one day. */
export interface MessageDay {
  /** Its first moment among the messages, ISO-8601. */
  date: string;
  messages: readonly Message[];
}

/** Messages by the day they were sent on, in this machine's zone; the order stays as it is. */
export function messageDays(messages: readonly Message[]): MessageDay[] {
  const days: { date: string; day: string; messages: Message[] }[] = [];
  for (const message of messages) {
    const day = new Date(message.fecha).toDateString();
    const last = days.at(-1);
    if (last?.day === day) last.messages.push(message);
    else days.push({ date: message.fecha, day, messages: [message] });
  }
  return days;
}

/** Whether a customer may be written to in free words: WhatsApp allows it for 24 hours. */
export type AnswerWindow = { open: true; leftMs: number } | { open: false };

/** How long free answers are still possible. */
export function answerWindow(until: string | null, now: number): AnswerWindow {
  const leftMs = until === null ? 0 : Date.parse(until) - now;
  return leftMs > 0 ? { open: true, leftMs } : { open: false };
}
