/** Version of the socket protocol; grows when an older client could misread a frame. */
export const protocolVersion = 1;
