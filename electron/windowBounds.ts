import { z } from 'zod';

/** A rectangle in the desktop's coordinates, in device-independent pixels. */
export interface Rectangle {
  x: number;
  y: number;
  width: number;
  height: number;
}

const coordinate = z.number().int().min(-100_000).max(100_000);

export const windowPlaceSchema = z.object({
  x: coordinate,
  y: coordinate,
  width: coordinate,
  height: coordinate,
  maximized: z.boolean(),
  fullScreen: z.boolean(),
});
/** Where the window was when it was closed. */
export type WindowPlace = z.infer<typeof windowPlaceSchema>;

export const minimumSize = { width: 800, height: 560 } as const;
const defaultSize = { width: 1366, height: 768 } as const;

/**
 * Where to open the window: where it was, if a display is still there, wholly inside that display.
 * @param workAreas the displays' usable areas, the main one first; at least one
 */
export function placeWindow(
  saved: WindowPlace | null,
  workAreas: readonly [Rectangle, ...Rectangle[]],
): Rectangle {
  const display = saved === null ? undefined : mostCovered(saved, workAreas);
  if (saved === null || display === undefined) {
    const size = saved ?? defaultSize;
    return centred(size, workAreas[0]);
  }
  const width = fit(saved.width, minimumSize.width, display.width);
  const height = fit(saved.height, minimumSize.height, display.height);
  return {
    width,
    height,
    x: fit(saved.x, display.x, display.x + display.width - width),
    y: fit(saved.y, display.y, display.y + display.height - height),
  };
}

/** The display that shows most of the rectangle; none when it lies outside of all. */
function mostCovered(rectangle: Rectangle, displays: readonly Rectangle[]): Rectangle | undefined {
  let best: Rectangle | undefined;
  let bestArea = 0;
  for (const display of displays) {
    const area = sharedLength(rectangle, display, 'x') * sharedLength(rectangle, display, 'y');
    if (area > bestArea) [best, bestArea] = [display, area];
  }
  return best;
}

function sharedLength(a: Rectangle, b: Rectangle, axis: 'x' | 'y'): number {
  const side = axis === 'x' ? 'width' : 'height';
  return Math.max(0, Math.min(a[axis] + a[side], b[axis] + b[side]) - Math.max(a[axis], b[axis]));
}

function centred(size: { width: number; height: number }, area: Rectangle): Rectangle {
  const width = fit(size.width, minimumSize.width, area.width);
  const height = fit(size.height, minimumSize.height, area.height);
  return {
    width,
    height,
    x: area.x + Math.round((area.width - width) / 2),
    y: area.y + Math.round((area.height - height) / 2),
  };
}

/** Clamps; where the limits cross (a display smaller than the minimum), the upper one wins. */
function fit(value: number, lowest: number, highest: number): number {
  return Math.min(Math.max(value, lowest), highest);
}
