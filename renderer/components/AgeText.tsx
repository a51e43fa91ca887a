import { useTranslation } from 'react-i18next';
import { ageParts } from '../format/time';
import { useTicking } from './useNow';

/** How long ago something was, counting by itself: `hace 12 s`, `hace 3 min`. */
export function AgeText({ since }: { since: string | number }) {
  const { t } = useTranslation();
  const moment = typeof since === 'number' ? since : Date.parse(since);
  const text = useTicking((now) => {
    const { key, count } = ageParts(now - moment);
    return t(key, { count });
  });
  return <>{text}</>;
}

/** Whole minutes since a moment, never negative; renders only when a minute is over. */
export function useMinutesSince(since: string | number): number {
  const moment = typeof since === 'number' ? since : Date.parse(since);
  return useTicking((now) => Math.max(0, Math.floor((now - moment) / 60_000)));
}
