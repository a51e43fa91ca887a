import type { Role } from '../roles';

/** Those who take money and orders: the counter of the branch, and admins. */
export const counterAudience: readonly Role[] = ['ATENCION', 'ADMIN', 'SUPERADMIN'];

/** Everybody on shift: counter, kitchen and admins. */
export const floorAudience: readonly Role[] = ['ATENCION', 'COCINERO', 'ADMIN', 'SUPERADMIN'];

/** Those who run the place. */
export const adminAudience: readonly Role[] = ['ADMIN', 'SUPERADMIN'];

/** Those who act on what is asked of the kitchen. */
export const kitchenAddressees: readonly Role[] = ['COCINERO', 'ADMIN', 'SUPERADMIN'];
