const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;
/** Steps people count time in, in seconds. */
const steps = [
  ...[1, 2, 5, 10, 15, 30],
  ...[1, 2, 5, 10, 15, 30].map((count) => count * minute),
  ...[1, 2, 3, 6, 12].map((count) => count * hour),
];
const mostTicks = 6;

/** Where to mark an axis of durations from 0 to at least `longest`, in seconds: at whole minutes or hours. */
export function durationTicks(longest: number): number[] {
  const days = Math.ceil(longest / day / mostTicks) * day;
  const step = steps.find((each) => longest <= each * mostTicks) ?? days;
  const count = Math.max(1, Math.ceil(longest / step));
  return Array.from({ length: count + 1 }, (_value, index) => index * step);
}
