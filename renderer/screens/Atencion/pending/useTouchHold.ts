import { useCallback, useEffect, useRef, useState, type DOMAttributes } from 'react';

/** How long after the last sign of a hand or a key a list counts as touched, in ms. */
const calmAfterMs = 2_500;

type HoldHandlers = Pick<
  DOMAttributes<HTMLElement>,
  | 'onPointerDown'
  | 'onPointerUp'
  | 'onPointerCancel'
  | 'onPointerMove'
  | 'onPointerLeave'
  | 'onKeyDown'
>;

/** Whether somebody is at a list, the handlers that find out, and a way to let go at once. */
export interface TouchHold {
  held: boolean;
  handlers: HoldHandlers;
  release: () => void;
}

/**
 * Tells whether somebody is about to press something in a list: a pointer that is down or just moved over
 * it, a key pressed in it. A mouse merely parked there stops counting after a moment, else the list would
 * never be tidied.
 */
export function useTouchHold(): TouchHold {
  const [held, setHeld] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const pressed = useRef(false);

  const stopTimer = useCallback(() => {
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = null;
  }, []);
  const release = useCallback(() => {
    stopTimer();
    pressed.current = false;
    setHeld(false);
  }, [stopTimer]);
  const touch = useCallback(() => {
    stopTimer();
    setHeld(true);
    if (!pressed.current) timer.current = setTimeout(release, calmAfterMs);
  }, [release, stopTimer]);
  useEffect(() => stopTimer, [stopTimer]);

  const lift = () => {
    pressed.current = false;
    touch();
  };
  return {
    held,
    release,
    handlers: {
      onPointerDown() {
        pressed.current = true;
        touch();
      },
      onPointerUp: lift,
      onPointerCancel: lift,
      onPointerMove: touch,
      onPointerLeave(event) {
        // A lifted finger "leaves" as well, and may come down again for the next button.
        if (event.pointerType === 'mouse' && event.buttons === 0) release();
      },
      onKeyDown: touch,
    },
  };
}
