import { describe, expect, it } from 'vitest';
import { Silence } from './silence';

describe('the silence of a peer', () => {
  it('grows with each beat in which nothing was heard, and ends with the first sign of life', () => {
    const silence = new Silence();
    // The first beat asks for a sign of life.
    expect([silence.beat(), silence.beat(), silence.beat()]).toEqual([0, 1, 2]);
    silence.hear();
    expect([silence.beat(), silence.beat()]).toEqual([0, 1]);
  });
});
