/** Cookies are only sent back to the routes that need them. */
export const authCookiePath = '/auth';
