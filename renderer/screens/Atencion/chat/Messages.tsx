import { Box, Typography } from '@mui/material';
import { useLayoutEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Message } from '../../../../shared/api/whatsapp/conversaciones';
import { useApp } from '../../../app/hooks';
import { useFormat } from '../useFormat';
import { Bubble, MessageBubble } from './MessageBubble';
import { messageDays } from './messageDays';
import { StateMark } from './StateMark';

/** So near to the end, in px, counts as being there: what arrives is followed. */
const nearPx = 80;

/** The messages of a conversation, by day. Opens at the newest one and follows it, unless somebody reads above. */
export function Messages({ id, messages }: { id: number; messages: readonly Message[] }) {
  const { t } = useTranslation('whatsapp');
  const format = useFormat();
  const scroller = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const days = useMemo(() => messageDays(messages), [messages]);
  const queue = useApp((state) => state.queue);
  const waiting = queue.flatMap(({ key, wish }) =>
    wish.name === 'answerConversacion' && wish.args.id === id
      ? [{ key, texto: wish.args.texto }]
      : [],
  );
  const count = messages.length + waiting.length;

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const follow = () => {
      if (atEnd.current) element.scrollTop = element.scrollHeight;
    };
    follow();
    // Pictures arrive after their messages and push them down.
    const watch = new ResizeObserver(follow);
    for (const child of element.children) watch.observe(child);
    return () => {
      watch.disconnect();
    };
  }, [count, id]);

  return (
    <Box
      ref={scroller}
      role="log"
      tabIndex={0}
      aria-label={t('messages')}
      sx={{ flex: 1, minHeight: 0, overflowY: 'auto', px: 1.5, py: 1 }}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        atEnd.current = scrollHeight - scrollTop - clientHeight < nearPx;
      }}
    >
      <Box sx={{ display: 'grid', gap: 1 }}>
        {days.map(({ date, messages: ofDay }) => (
          <Box component="section" key={date} sx={{ display: 'grid', gap: 1 }}>
            <Typography
              variant="body2"
              color="text.secondary"
              sx={{ textAlign: 'center', pt: 0.5 }}
            >
              {format.time(date, 'date')}
            </Typography>
            <Box
              component="ul"
              sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1, minWidth: 0 }}
            >
              {ofDay.map((message) => (
                <MessageBubble
                  key={`${message.direccion}-${message.id}`}
                  message={message}
                  conversacionId={id}
                />
              ))}
            </Box>
          </Box>
        ))}
        {waiting.length === 0 ? null : (
          <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1 }}>
            {waiting.map(({ key, texto }) => (
              <Bubble key={key} ours foot={<StateMark estado="PENDIENTE" />}>
                <Typography component="span" dir="auto" sx={{ overflowWrap: 'anywhere' }}>
                  {texto}
                </Typography>
              </Bubble>
            ))}
          </Box>
        )}
        {count === 0 ? (
          <Typography color="text.secondary" sx={{ textAlign: 'center', p: 2 }}>
            {t('noMessages')}
          </Typography>
        ) : null}
      </Box>
    </Box>
  );
}
