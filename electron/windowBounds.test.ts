import { describe, expect, it } from 'vitest';
import { placeWindow, type Rectangle, type WindowPlace } from './windowBounds';

const main: Rectangle = { x: 0, y: 25, width: 1920, height: 1055 };
const left: Rectangle = { x: -1280, y: 0, width: 1280, height: 720 };
const at = (x: number, y: number, width = 1000, height = 600): WindowPlace => ({
  x,
  y,
  width,
  height,
  maximized: false,
  fullScreen: false,
});

describe('placeWindow', () => {
  it('opens in the middle of the main display the first time', () => {
    expect(placeWindow(null, [main, left])).toEqual({ x: 277, y: 169, width: 1366, height: 768 });
  });

  it('opens where it was, on the display it was on', () => {
    expect(placeWindow(at(-1200, 40), [main, left])).toEqual({
      x: -1200,
      y: 40,
      width: 1000,
      height: 600,
    });
  });

  it('comes back to the main display when its own was unplugged', () => {
    expect(placeWindow(at(-1200, 40), [main])).toEqual({
      x: 460,
      y: 253,
      width: 1000,
      height: 600,
    });
  });

  it('is pushed back inside where it stuck out', () => {
    expect(placeWindow(at(1800, 900), [main])).toEqual({
      x: 920,
      y: 480,
      width: 1000,
      height: 600,
    });
  });

  it('shrinks onto a display that is smaller than it was', () => {
    expect(placeWindow(at(0, 0, 1900, 1000), [left])).toEqual({
      x: -1280,
      y: 0,
      width: 1280,
      height: 720,
    });
  });

  it('never opens too small to be used', () => {
    expect(placeWindow(at(100, 100, 3, 3), [main])).toMatchObject({ width: 800, height: 560 });
  });
});
