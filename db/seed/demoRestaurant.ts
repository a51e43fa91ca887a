import type { StaffRole } from '../../shared/roles';

/** The branch of the demo restaurant, its number 1. */
export const demoBranch = 'Campana Miraflores';

/** Who works there, in the order of their numbers: `superadmin` is 1. */
export const demoPeople: readonly { usuario: string; nombre: string; rol: StaffRole }[] = [
  { usuario: 'superadmin', nombre: 'Sofía Torres', rol: 'SUPERADMIN' },
  { usuario: 'admin', nombre: 'Andrés Paredes', rol: 'ADMIN' },
  { usuario: 'atencion', nombre: 'Ana Quispe', rol: 'ATENCION' },
  { usuario: 'cocina', nombre: 'Rosa Huamán', rol: 'COCINERO' },
];

/** What can be ordered, and the station that makes it. */
export const demoProducts: readonly { nombre: string; precio: number; estacion: string }[] = [
  { nombre: 'Hamburguesa clásica', precio: 18.5, estacion: 'parrilla' },
  { nombre: 'Hamburguesa royal', precio: 22.9, estacion: 'parrilla' },
  { nombre: 'Pollo a la brasa 1/4', precio: 24, estacion: 'parrilla' },
  { nombre: 'Anticuchos (4)', precio: 26, estacion: 'parrilla' },
  { nombre: 'Papas fritas', precio: 9.9, estacion: 'freidora' },
  { nombre: 'Alitas picantes (8)', precio: 25.5, estacion: 'freidora' },
  { nombre: 'Tequeños (6)', precio: 16, estacion: 'freidora' },
  { nombre: 'Chicha morada', precio: 6.5, estacion: 'bebidas' },
  { nombre: 'Limonada', precio: 7, estacion: 'bebidas' },
  { nombre: 'Inca Kola 500 ml', precio: 5.5, estacion: 'bebidas' },
];

/** What the kitchen can be asked to restock. */
export const demoSupplies: readonly { nombre: string; unidad: string }[] = [
  { nombre: 'Aceite', unidad: 'litros' },
  { nombre: 'Ají', unidad: 'kg' },
  { nombre: 'Bolsas de delivery', unidad: 'paquetes' },
  { nombre: 'Carbón', unidad: 'sacos' },
  { nombre: 'Cebolla', unidad: 'kg' },
  { nombre: 'Hielo', unidad: 'bolsas' },
  { nombre: 'Limón', unidad: 'kg' },
  { nombre: 'Pan de hamburguesa', unidad: 'paquetes' },
  { nombre: 'Papa', unidad: 'kg' },
  { nombre: 'Pollo', unidad: 'kg' },
];
