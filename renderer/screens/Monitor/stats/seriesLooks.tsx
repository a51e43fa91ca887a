import { useTheme } from '@mui/material';
import { useId, useMemo, type ReactNode } from 'react';

/**
 * The fills of a chart's series. Neighbours differ by pattern as well as by colour, and all colours are
 * those of the theme that people can tell from its background.
 */
export function useSeriesLooks(): {
  /** The fill of the series with this number, for `fill` or `color`. */
  fillOf: (index: number) => string;
  /** Must be on the page while the fills are used. */
  definitions: ReactNode;
} {
  const { campana } = useTheme();
  const id = useId();
  return useMemo(() => {
    const { surface, brass, ink, inkSoft } = campana;
    const patterns = [
      <Pattern key={0} id={`${id}0`} size={8} ground={brass} />,
      <Pattern key={1} id={`${id}1`} size={7} ground={surface} turn={45}>
        <rect width={4} height={7} fill={inkSoft} />
      </Pattern>,
      <Pattern key={2} id={`${id}2`} size={8} ground={ink} />,
      <Pattern key={3} id={`${id}3`} size={6} ground={surface}>
        <circle cx={3} cy={3} r={2.2} fill={brass} />
      </Pattern>,
      <Pattern key={4} id={`${id}4`} size={5} ground={surface}>
        <rect width={5} height={2.5} fill={ink} />
      </Pattern>,
    ];
    return {
      fillOf: (index) => `url(#${id}${index % patterns.length})`,
      definitions: (
        <svg width={0} height={0} aria-hidden style={{ position: 'absolute' }}>
          <defs>{patterns}</defs>
        </svg>
      ),
    };
  }, [campana, id]);
}

function Pattern({
  id,
  size,
  ground,
  turn = 0,
  children,
}: {
  id: string;
  size: number;
  ground: string;
  turn?: number;
  children?: ReactNode;
}) {
  return (
    <pattern
      id={id}
      width={size}
      height={size}
      patternUnits="userSpaceOnUse"
      patternTransform={`rotate(${turn})`}
    >
      <rect width={size} height={size} fill={ground} />
      {children}
    </pattern>
  );
}
