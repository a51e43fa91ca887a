/** Version of the socket protocol; grows when an older client could misread a frame. */
export const protocolVersion = 1;

/** The oldest version a server still understands; a client that speaks an older one is refused. */
export const oldestProtocol = 1;
