import { expect, test } from 'vitest';
import { fitScale, fitted, panned, rotated, zoomed } from './imageView';

const frame = { width: 400, height: 400 };
const tall = { width: 400, height: 800 };

test('the whole picture is seen at first', () => {
  expect(fitted(frame, tall)).toEqual({ scale: 0.5, rotation: 0, x: 0, y: 0 });
});

test('a small picture is not blown up without end', () => {
  expect(fitScale(frame, { width: 20, height: 20 }, 0)).toBe(3);
});

test('a quarter turn fits the turned picture, and four turns are none', () => {
  const wideFrame = { width: 800, height: 400 };
  const once = rotated(fitted(wideFrame, tall), wideFrame, tall, 1);
  expect(once).toEqual({ scale: 1, rotation: 90, x: 0, y: 0 });
  let view = once;
  for (let turn = 0; turn < 3; turn += 1) view = rotated(view, wideFrame, tall, 1);
  expect(view).toEqual(fitted(wideFrame, tall));
  expect(rotated(view, wideFrame, tall, -1).rotation).toBe(270);
});

test('zooming keeps the point under the finger where it is', () => {
  const before = zoomed(fitted(frame, tall), frame, tall, 4);
  const point = { x: 50, y: -30 };
  const after = zoomed(before, frame, tall, 1.5, point);
  const pictureX = (view: typeof before) => (point.x - view.x) / view.scale;
  expect(pictureX(after)).toBeCloseTo(pictureX(before));
});

test('zooming out ends with the whole picture, in the middle', () => {
  const moved = panned(zoomed(fitted(frame, tall), frame, tall, 4), frame, tall, 90, 90);
  expect(zoomed(moved, frame, tall, 0.001)).toEqual(fitted(frame, tall));
});

test('the picture cannot be dragged out of sight', () => {
  const large = zoomed(fitted(frame, tall), frame, tall, 2);
  expect(panned(large, frame, tall, 9_999, -9_999)).toMatchObject({ x: 0, y: -200 });
});
