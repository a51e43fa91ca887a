import { lazy, type ComponentType, type LazyExoticComponent } from 'react';
import { can, type Permission } from '../../shared/permissions';
import type { StaffRole } from '../../shared/roles';

/** A screen of the navigation. */
export interface ScreenEntry {
  name: 'atencion' | 'cocina' | 'monitor';
  path: '/atencion' | '/cocina' | '/monitor';
  /** What a person must be allowed to do for the screen to be of use. */
  permission: Permission;
  /** Read from metres away with wet hands: dark by default, larger type and targets. */
  kitchen: boolean;
  Component: LazyExoticComponent<ComponentType>;
}

/** The screens in the order of the navigation; each is loaded when it is first opened. */
export const screens: readonly ScreenEntry[] = [
  {
    name: 'atencion',
    path: '/atencion',
    permission: 'pedido:approve',
    kitchen: false,
    Component: lazy(() =>
      import('../screens/Atencion/AtencionScreen').then(({ AtencionScreen }) => ({
        default: AtencionScreen,
      })),
    ),
  },
  {
    name: 'cocina',
    path: '/cocina',
    permission: 'alerta:read',
    kitchen: true,
    Component: lazy(() =>
      import('../screens/Cocina/CocinaScreen').then(({ CocinaScreen }) => ({
        default: CocinaScreen,
      })),
    ),
  },
  {
    name: 'monitor',
    path: '/monitor',
    permission: 'monitor:view',
    kitchen: false,
    Component: lazy(() =>
      import('../screens/Monitor/MonitorScreen').then(({ MonitorScreen }) => ({
        default: MonitorScreen,
      })),
    ),
  },
];

/** The screens a role may open. */
export function screensFor(role: StaffRole): readonly ScreenEntry[] {
  return screens.filter((screen) => can(role, screen.permission));
}

/** Where a role lands after signing in: admins watch, the others work. */
export function homeOf(role: StaffRole): string {
  if (can(role, 'monitor:view')) return '/monitor';
  return screensFor(role)[0]?.path ?? '/login';
}
