import type { Insumo, Producto, Sucursal } from '../../../../shared/api/catalog';

/** What the catalog holds, in the order of its switch. */
export const catalogKinds = ['producto', 'insumo', 'sucursal'] as const;
/** A kind of thing in the catalog. */
export type CatalogKind = (typeof catalogKinds)[number];

/** One thing of the catalog. */
export type CatalogItem =
  | ({ kind: 'producto' } & Producto)
  | ({ kind: 'insumo' } & Insumo)
  | ({ kind: 'sucursal' } & Sucursal);

/** What a form of the catalog holds, as typed. */
export interface CatalogForm {
  nombre: string;
  precio: string;
  estacion: string;
  unidad: string;
}

/** The form of a thing; that of something new is empty. */
export function formOf(item: CatalogItem | null): CatalogForm {
  return {
    nombre: item?.nombre ?? '',
    precio: item?.kind === 'producto' ? item.precio.toFixed(2) : '',
    estacion: item?.kind === 'producto' ? (item.estacion ?? '') : '',
    unidad: item?.kind === 'insumo' ? (item.unidad ?? '') : '',
  };
}

/** What of a form cannot be sent. */
export type WrongField = 'nombre' | 'precio';

/** A price as typed, with a comma or a point; null for what is no amount of money. */
export function priceOf(typed: string): number | null {
  const text = typed.trim().replace(',', '.');
  return /^\d{1,8}(\.\d{1,2})?$/.test(text) ? Number(text) : null;
}

/** What is wrong with a form, by field; nothing when it can be sent. */
export function wrongFields(kind: CatalogKind, form: CatalogForm): WrongField[] {
  const name = form.nombre.trim();
  return [
    ...(name === '' || name.length > 120 ? (['nombre'] as const) : []),
    ...(kind === 'producto' && priceOf(form.precio) === null ? (['precio'] as const) : []),
  ];
}
