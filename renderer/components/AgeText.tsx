import { useTranslation } from 'react-i18next';
import { ageParts } from '../format/time';
import { useNow } from './useNow';

/** How long ago something was, counting by itself: `hace 12 s`, `hace 3 min`. */
export function AgeText({ since }: { since: string | number }) {
  const { t } = useTranslation();
  const now = useNow();
  const moment = typeof since === 'number' ? since : Date.parse(since);
  const { key, count } = ageParts(now - moment);
  return <>{t(key, { count })}</>;
}

/** Whole minutes since a moment, never negative; renders once a second at most. */
export function useMinutesSince(since: string | number): number {
  const now = useNow();
  const moment = typeof since === 'number' ? since : Date.parse(since);
  return Math.max(0, Math.floor((now - moment) / 60_000));
}
