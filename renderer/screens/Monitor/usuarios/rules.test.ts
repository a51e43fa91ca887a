import { expect, test } from 'vitest';
import { seesAllBranches, staffRoles } from '../../../../shared/roles';
import { needsBranch, rolesGivenBy, whyUntouchable } from './rules';

const admin = { id: 2, rol: 'ADMIN' } as const;
const superadmin = { id: 1, rol: 'SUPERADMIN' } as const;

test('only a superadmin makes another', () => {
  expect(rolesGivenBy(admin)).toEqual(['ATENCION', 'COCINERO', 'ADMIN']);
  expect(rolesGivenBy(superadmin)).toContain('SUPERADMIN');
});

test('an admin does not touch a superadmin', () => {
  expect(whyUntouchable(admin, { rol: 'SUPERADMIN' })).toBe('superadminOnly');
  expect(whyUntouchable(admin, { rol: 'ADMIN' })).toBeNull();
  expect(whyUntouchable(superadmin, { rol: 'SUPERADMIN' })).toBeNull();
});

test('who does not see every branch needs one', () => {
  for (const rol of staffRoles) expect(needsBranch(rol)).toBe(!seesAllBranches(rol));
});
