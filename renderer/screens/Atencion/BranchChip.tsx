import { Chip } from '@mui/material';
import { useApp } from '../../app/hooks';
import { selectSucursal } from '../../stores/catalogSlice';

/** Which branch something belongs to, for those who see several; nothing for those who see one. */
export function BranchChip({ id }: { id: number | null }) {
  const several = useApp(
    (state) => state.usuario?.sucursal_id == null && state.sucursales.length > 1,
  );
  const sucursal = useApp(selectSucursal(id));
  if (!several || sucursal === undefined) return null;
  return <Chip size="small" variant="outlined" label={sucursal.nombre} />;
}
