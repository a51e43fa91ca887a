import {
  useCallback,
  useEffect,
  useRef,
  useState,
  type DOMAttributes,
  type RefObject,
  type SyntheticEvent,
} from 'react';
import { fitted, panned, rotated, zoomed, type ImageView, type Size } from './imageView';

interface Point {
  x: number;
  y: number;
}

type Handlers = Pick<
  DOMAttributes<HTMLElement>,
  'onPointerDown' | 'onPointerMove' | 'onPointerUp' | 'onPointerCancel' | 'onDoubleClick'
>;

/** A picture in its frame, and every way to move it. */
export interface ImageViewControl {
  frameRef: RefObject<HTMLDivElement | null>;
  view: ImageView;
  loaded: boolean;
  onLoad: (event: SyntheticEvent<HTMLImageElement>) => void;
  handlers: Handlers;
  zoom: (factor: number) => void;
  rotate: (step: 1 | -1) => void;
  fit: () => void;
}

const initial: ImageView = { scale: 1, rotation: 0, x: 0, y: 0 };
const doubleClickZoom = 2.5;

/** Keeps how a picture lies in its frame, by mouse, finger and button. */
export function useImageView(): ImageViewControl {
  const frameRef = useRef<HTMLDivElement>(null);
  const pointers = useRef(new Map<number, Point>());
  const [image, setImage] = useState<Size | null>(null);
  const [view, setView] = useState(initial);

  const change = useCallback(
    (next: (view: ImageView, frame: Size, image: Size) => ImageView) => {
      const frame = frameRef.current;
      if (frame === null || image === null) return;
      const size = { width: frame.clientWidth, height: frame.clientHeight };
      setView((before) => next(before, size, image));
    },
    [image],
  );
  const fit = useCallback(() => {
    change((before, frame, size) => fitted(frame, size, before.rotation));
  }, [change]);

  useEffect(() => {
    const frame = frameRef.current;
    if (frame === null) return undefined;
    const observer = new ResizeObserver(fit);
    observer.observe(frame);
    // React listens to wheels passively, but the page behind must not scroll.
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      const point = fromCentre(frame, event);
      change((...args) => zoomed(...args, Math.exp(-event.deltaY / 400), point));
    };
    frame.addEventListener('wheel', onWheel, { passive: false });
    return () => {
      observer.disconnect();
      frame.removeEventListener('wheel', onWheel);
    };
  }, [fit, change]);

  const lift = (event: React.PointerEvent) => {
    pointers.current.delete(event.pointerId);
  };
  const handlers: Handlers = {
    onPointerDown(event) {
      event.currentTarget.setPointerCapture(event.pointerId);
      pointers.current.set(event.pointerId, { x: event.clientX, y: event.clientY });
    },
    onPointerMove(event) {
      const before = pointers.current.get(event.pointerId);
      if (before === undefined) return;
      const now = { x: event.clientX, y: event.clientY };
      const other = [...pointers.current].find(([id]) => id !== event.pointerId)?.[1];
      pointers.current.set(event.pointerId, now);
      if (other === undefined) {
        change((...args) => panned(...args, now.x - before.x, now.y - before.y));
        return;
      }
      const factor = distance(now, other) / Math.max(1, distance(before, other));
      const middle = { clientX: (now.x + other.x) / 2, clientY: (now.y + other.y) / 2 };
      const point = fromCentre(event.currentTarget, middle);
      change((...args) => zoomed(...args, factor, point));
    },
    onPointerUp: lift,
    onPointerCancel: lift,
    onDoubleClick(event) {
      const point = fromCentre(event.currentTarget, event);
      change((before, frame, size) => {
        const whole = fitted(frame, size, before.rotation);
        const enlarged = before.scale > whole.scale * 1.01;
        return enlarged ? whole : zoomed(before, frame, size, doubleClickZoom, point);
      });
    },
  };

  return {
    frameRef,
    view,
    loaded: image !== null,
    onLoad({ currentTarget: { naturalWidth: width, naturalHeight: height } }) {
      const frame = frameRef.current;
      const size = { width, height };
      setImage(size);
      if (frame === null) return;
      setView(fitted({ width: frame.clientWidth, height: frame.clientHeight }, size));
    },
    handlers,
    zoom(factor) {
      change((...args) => zoomed(...args, factor));
    },
    rotate(step) {
      change((...args) => rotated(...args, step));
    },
    fit,
  };
}

function fromCentre(element: Element, point: { clientX: number; clientY: number }): Point {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { x: point.clientX - left - width / 2, y: point.clientY - top - height / 2 };
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
