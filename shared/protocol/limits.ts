/** Largest inbound frame, in bytes; a larger one closes the socket with 1009. */
export const maxInboundFrameBytes = 16 * 1024;

/** Longest stored event: characters of its JSON (`EVENTOS_REALTIME.PAYLOAD varchar(2000)`). */
export const maxPayloadChars = 2000;

/** Time between two heartbeats, in milliseconds; a peer silent for two of them is dropped. */
export const heartbeatMs = 15_000;

/** Time a socket has to say `hola`, in milliseconds. */
export const helloTimeoutMs = 5_000;

/** Inbound frames a second, and how many may come at once; acknowledgements owed are not counted. */
export const inboundRate = { perSecond: 100, burst: 300 } as const;

/** How far back a screen can resume: whichever is reached first. */
export const resumeWindow = { events: 10_000, days: 7 } as const;

/** Bytes one screen that stopped reading may hold in the server's memory. */
export const maxBufferedBytes = 1024 * 1024;

/**
 * When a critical event that no screen confirmed is sent again: after `firstSeconds`, then each time
 * after twice as long, at most `maxSeconds`, and `attempts` times in all.
 */
export const redelivery = { firstSeconds: 5, maxSeconds: 60, attempts: 10 } as const;
