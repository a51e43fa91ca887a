/** How a picture lies in its frame: `scale` screen pixels per picture pixel, `x`/`y` its centre's offset. */
export interface ImageView {
  scale: number;
  /** Clockwise, in degrees. */
  rotation: 0 | 90 | 180 | 270;
  x: number;
  y: number;
}

/** Width and height in pixels. */
export interface Size {
  width: number;
  height: number;
}

const maxScale = 6;
const turns = [0, 90, 180, 270] as const;

function turned({ width, height }: Size, rotation: ImageView['rotation']): Size {
  return rotation % 180 === 0 ? { width, height } : { width: height, height: width };
}

/** The scale at which the whole picture is seen; small pictures are not blown up past three times. */
export function fitScale(frame: Size, image: Size, rotation: ImageView['rotation']): number {
  const { width, height } = turned(image, rotation);
  if (width === 0 || height === 0 || frame.width === 0 || frame.height === 0) return 1;
  return Math.min(frame.width / width, frame.height / height, 3);
}

/** The whole picture in the middle, turned as it was. */
export function fitted(frame: Size, image: Size, rotation: ImageView['rotation'] = 0): ImageView {
  return { scale: fitScale(frame, image, rotation), rotation, x: 0, y: 0 };
}

/** Turned by a quarter, whole again: what was enlarged would lie somewhere else. */
export function rotated(view: ImageView, frame: Size, image: Size, step: 1 | -1): ImageView {
  const next = turns[(turns.indexOf(view.rotation) + step + turns.length) % turns.length] ?? 0;
  return fitted(frame, image, next);
}

/** Enlarged by a factor about a point given from the frame's centre; never smaller than whole. */
export function zoomed(
  view: ImageView,
  frame: Size,
  image: Size,
  factor: number,
  point: { x: number; y: number } = { x: 0, y: 0 },
): ImageView {
  const least = fitScale(frame, image, view.rotation);
  const scale = Math.min(Math.max(view.scale * factor, least), Math.max(maxScale, least));
  const ratio = scale / view.scale;
  const x = point.x - (point.x - view.x) * ratio;
  const y = point.y - (point.y - view.y) * ratio;
  return kept({ ...view, scale, x, y }, frame, image);
}

/** Moved, but never out of sight: the picture's edge stops at the frame's. */
export function panned(
  view: ImageView,
  frame: Size,
  image: Size,
  dx: number,
  dy: number,
): ImageView {
  return kept({ ...view, x: view.x + dx, y: view.y + dy }, frame, image);
}

function kept(view: ImageView, frame: Size, image: Size): ImageView {
  const { width, height } = turned(image, view.rotation);
  const roomX = Math.max(0, (width * view.scale - frame.width) / 2);
  const roomY = Math.max(0, (height * view.scale - frame.height) / 2);
  const x = Math.min(roomX, Math.max(-roomX, view.x));
  const y = Math.min(roomY, Math.max(-roomY, view.y));
  return { ...view, x, y };
}
