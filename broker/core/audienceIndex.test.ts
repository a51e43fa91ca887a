import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventTypes } from '../../shared/protocol/events';
import { roles } from '../../shared/roles';
import { AudienceIndex } from './audienceIndex';
import { maySee, type Viewer } from './visibility';

const branch = fc.option(fc.integer({ min: 1, max: 3 }));
const viewer: fc.Arbitrary<Viewer> = fc.record({
  role: fc.constantFrom(...roles),
  branchId: branch,
});
const anEvent = fc.record({ tipo: fc.constantFrom(...eventTypes), sucursalId: branch });

describe('AudienceIndex', () => {
  it('visits exactly those whom the rule lets see the event, each once', () => {
    fc.assert(
      fc.property(fc.array(viewer, { maxLength: 30 }), anEvent, (viewers, event) => {
        const index = new AudienceIndex<{ viewer: Viewer }>();
        const members = viewers.map((each) => ({ viewer: each }));
        members.forEach((member) => index.add(member));
        const visited: { viewer: Viewer }[] = [];
        index.forEachGroup(event, (group) => visited.push(...group));
        expect(new Set(visited)).toEqual(new Set(members.filter((m) => maySee(m.viewer, event))));
        expect(visited).toHaveLength(new Set(visited).size);
      }),
    );
  });

  it('forgets a member that left', () => {
    const index = new AudienceIndex<{ viewer: Viewer }>();
    const leave = index.add({ viewer: { role: 'ADMIN', branchId: null } });
    leave();
    const visited: unknown[] = [];
    index.forEachGroup({ tipo: 'pedido_creado', sucursalId: 1 }, (group) => visited.push(...group));
    expect(visited).toEqual([]);
  });
});

describe('maySee', () => {
  it.each([
    ['voucher_nuevo', 'COCINERO', 1, 1, false],
    ['pedido_creado', 'COCINERO', 1, 1, false],
    ['pedido_aprobado', 'COCINERO', 1, 1, true],
    ['pedido_aprobado', 'COCINERO', 2, 1, false],
    ['alerta_cocina', 'COCINERO', 1, null, true],
    ['voucher_nuevo', 'ATENCION', 1, 1, true],
    ['voucher_nuevo', 'ATENCION', 2, 1, false],
    ['voucher_nuevo', 'ADMIN', 2, 1, true],
    ['voucher_nuevo', 'SUPERADMIN', null, 1, true],
    ['alerta_cocina', 'SERVICIO', null, null, false],
  ] as const)(
    '%s to %s of branch %s about branch %s: %s',
    (tipo, role, branchId, sucursalId, seen) => {
      expect(maySee({ role, branchId }, { tipo, sucursalId })).toBe(seen);
    },
  );
});
