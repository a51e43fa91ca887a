/**
 * For how many heartbeats in a row nothing was heard of a peer. It counts beats and looks at no clock:
 * one that is set back would let a dead peer stay for as long, one that jumps ahead would drop the living.
 */
export class Silence {
  private heard = true;
  private beats = 0;

  /** Something came from the peer, whatever it was. */
  hear(): void {
    this.heard = true;
  }

  /** One heartbeat goes by: answers how many have gone by in silence, this one included. */
  beat(): number {
    this.beats = this.heard ? 0 : this.beats + 1;
    this.heard = false;
    return this.beats;
  }
}
