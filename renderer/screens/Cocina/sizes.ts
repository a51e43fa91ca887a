/**
 * Type of the kitchen, read from 2–3 m: at 1920×1080 lines of an order are 25 px and its number 44 px;
 * larger screens scale up, smaller ones stop where hands are near anyway.
 */
export const type = {
  number: 'clamp(2.4rem, 2.3vw, 5rem)',
  item: 'clamp(1.4rem, 1.3vw, 2.8rem)',
  note: 'clamp(1.2rem, 1.1vw, 2.4rem)',
  minutes: 'clamp(1.5rem, 1.5vw, 3rem)',
  message: 'clamp(1.6rem, 2.4vw, 4.5rem)',
  heading: 'clamp(1.35rem, 1.6vw, 3rem)',
  small: 'clamp(1.05rem, 0.95vw, 2rem)',
} as const;

/** For text only screen readers need. */
export const visuallyHidden = {
  position: 'absolute',
  width: '1px',
  height: '1px',
  margin: '-1px',
  padding: 0,
  border: 0,
  overflow: 'hidden',
  clipPath: 'inset(50%)',
  whiteSpace: 'nowrap',
} as const;
