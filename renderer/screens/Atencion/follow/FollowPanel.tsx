import { Box, InputAdornment, Paper, Tab, Tabs, TextField } from '@mui/material';
import SearchIcon from '@mui/icons-material/SearchOutlined';
import { useDeferredValue, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp } from '../../../app/hooks';
import { selectUnreadAlertas } from '../../../stores/alertasSlice';
import { selectConversaciones } from '../../../stores/conversacionesSlice';
import { selectKitchenPedidos, selectReadyPedidos } from '../../../stores/pedidosSlice';
import { selectPendingRefills } from '../../../stores/refillsSlice';
import { ChatsPanel } from '../chat/ChatsPanel';
import { SentPanel } from '../sent/SentPanel';
import { isTyping } from '../voucher/useReviewKeys';
import { HistoryPanel } from './HistoryPanel';
import { ProgressPanel } from './ProgressPanel';
import { SearchResults } from './SearchResults';

const tabs = ['progress', 'chats', 'sent', 'history'] as const;
type TabName = (typeof tabs)[number];
const panels: Record<TabName, () => React.ReactNode> = {
  progress: () => <ProgressPanel />,
  chats: () => <ChatsPanel />,
  sent: () => <SentPanel />,
  history: () => <HistoryPanel />,
};

/** What goes on after the decision: orders on their way, what was sent to the kitchen, today, and search. */
export function FollowPanel() {
  const { t } = useTranslation('atencion');
  const panelId = useId();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const wanted = useDeferredValue(typed.trim());
  const [tab, setTab] = useState<TabName>('progress');
  const onTheWay = useApp(
    (state) => selectKitchenPedidos(state).length + selectReadyPedidos(state).length,
  );
  const unanswered = useApp(
    (state) => selectUnreadAlertas(state).length + selectPendingRefills(state).length,
  );
  const unreadChats = useApp(
    (state) => selectConversaciones(state).filter(({ sin_leer }) => sin_leer > 0).length,
  );
  const loaded = useApp((state) => state.everLoaded);
  const counts: Record<TabName, number | null> = {
    progress: loaded ? onTheWay : null,
    chats: loaded ? unreadChats : null,
    sent: loaded ? unanswered : null,
    history: null,
  };

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
      const covered = document.querySelector('[role="dialog"]') !== null;
      if (event.key !== '/' || !plain || covered) return;
      if (event.target !== null && isTyping(event.target)) return;
      event.preventDefault();
      input.current?.focus();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => {
      window.removeEventListener('keydown', onKeyDown);
    };
  }, []);

  return (
    <Paper
      component="section"
      variant="outlined"
      aria-label={t('follow.title')}
      sx={{ display: 'flex', flexDirection: 'column', minHeight: 0, overflow: 'hidden' }}
    >
      <TextField
        type="search"
        size="small"
        label={t('follow.search')}
        placeholder={t('follow.searchHint')}
        value={typed}
        inputRef={input}
        sx={{ m: 1, mt: 1.25 }}
        slotProps={{
          input: {
            sx: { minHeight: 44 },
            startAdornment: (
              <InputAdornment position="start">
                <SearchIcon aria-hidden />
              </InputAdornment>
            ),
          },
          inputLabel: { shrink: true },
          htmlInput: { 'aria-keyshortcuts': '/' },
        }}
        onChange={(event) => {
          setTyped(event.target.value);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setTyped('');
        }}
      />
      {wanted === '' ? (
        <>
          <Tabs
            value={tab}
            variant="fullWidth"
            aria-label={t('follow.title')}
            sx={{ borderBottom: 1, borderColor: 'divider', flexShrink: 0, minHeight: 44 }}
            onChange={(_event, chosen: TabName) => {
              setTab(chosen);
            }}
          >
            {tabs.map((name) => (
              <Tab
                key={name}
                value={name}
                id={`${panelId}-${name}`}
                aria-controls={panelId}
                sx={{ minWidth: 0, px: 1 }}
                label={
                  counts[name] === null
                    ? t(`follow.${name}`)
                    : t('follow.counted', { name: t(`follow.${name}`), count: counts[name] })
                }
              />
            ))}
          </Tabs>
          <Box
            role="tabpanel"
            id={panelId}
            aria-labelledby={`${panelId}-${tab}`}
            tabIndex={0}
            sx={{ flex: 1, minHeight: 0, overflowY: 'auto' }}
          >
            {panels[tab]()}
          </Box>
        </>
      ) : (
        <Box
          tabIndex={0}
          role="region"
          aria-label={t('follow.results')}
          sx={{ flex: 1, minHeight: 0, overflowY: 'auto', borderTop: 1, borderColor: 'divider' }}
        >
          <SearchResults typed={wanted} />
        </Box>
      )}
    </Paper>
  );
}
