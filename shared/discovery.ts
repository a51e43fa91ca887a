/** The service type by which servers announce themselves in the local network: `_campana._tcp`. */
export const mdnsType = 'campana';
