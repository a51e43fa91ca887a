import { Box } from '@mui/material';
import { keyframes } from '@mui/material/styles';
import { useEffect, useRef, type ReactNode } from 'react';

const slideIn = keyframes`
  from { transform: translateY(24px); opacity: 0; }
`;

/**
 * The place of one row. A row that left keeps its place for a moment, but can be neither pressed nor
 * read out; one that just arrived slides in, and tells when it has been on the screen.
 */
export function ListSlot({
  id,
  name,
  gone,
  fresh,
  onSeen,
  children,
}: {
  id: number;
  name: string;
  gone: boolean;
  fresh: boolean;
  onSeen: (id: number) => void;
  children: ReactNode;
}) {
  const slot = useRef<HTMLLIElement>(null);
  useEffect(() => {
    const element = slot.current;
    if (!fresh || element === null) return undefined;
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        observer.disconnect();
        onSeen(id);
      },
      { threshold: 0.5 },
    );
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, [fresh, id, onSeen]);
  return (
    <Box
      component="li"
      ref={slot}
      aria-label={name}
      tabIndex={-1}
      data-row={id}
      {...(gone ? { 'data-gone': '', 'aria-hidden': true, inert: true } : {})}
      sx={{
        borderRadius: 1,
        opacity: gone ? 0.55 : 1,
        ...(fresh ? { animation: `${slideIn} 320ms ease-out` } : {}),
      }}
    >
      {children}
    </Box>
  );
}
