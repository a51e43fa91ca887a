/** Somebody a screen belongs to. */
export interface Watcher {
  role: 'ATENCION' | 'COCINERO' | 'ADMIN' | 'SUPERADMIN' | 'SERVICIO';
  branchId: number | null;
}

/**
 * Who receives what, written down a second time from the contract and not from the code it judges:
 * vouchers and new orders are for the counter, the rest for counter and kitchen, in their own branch;
 * admins receive everything, programs nothing.
 */
export function shouldReceive(
  { role, branchId }: Watcher,
  event: { tipo: string; sucursal_id?: unknown },
): boolean {
  if (role === 'SERVICIO') return false;
  if (role === 'ADMIN' || role === 'SUPERADMIN') return true;
  const counterOnly =
    event.tipo.startsWith('voucher_') ||
    event.tipo.startsWith('conversacion_') ||
    event.tipo === 'pedido_creado';
  if (counterOnly && role === 'COCINERO') return false;
  return event.sucursal_id == null || event.sucursal_id === branchId;
}
