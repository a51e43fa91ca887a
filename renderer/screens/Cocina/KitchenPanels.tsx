import { useApp } from '../../app/hooks';
import { selectOpenAlertas } from '../../stores/alertasSlice';
import { centralAlert } from './alerts/centralAlert';
import { KeysDialog } from './keys/KeysDialog';
import { useKitchen, useKitchenState } from './kitchen/context';
import { RecallDrawer } from './recall/RecallDrawer';
import { SuppliesDialog } from './refills/SuppliesDialog';

/** What opens over the board. All of it steps aside while an urgent alert takes the middle. */
export function KitchenPanels() {
  const kitchen = useKitchen();
  const panel = useKitchenState((state) => state.panel);
  const aside = useKitchenState((state) => state.aside);
  const taken = centralAlert(useApp(selectOpenAlertas), aside) !== undefined;
  const open = taken ? null : panel;
  const close = () => {
    kitchen.showPanel(null);
  };
  return (
    <>
      <RecallDrawer open={open === 'recall'} onClose={close} />
      <KeysDialog open={open === 'keys'} onClose={close} />
      <SuppliesDialog open={open === 'supplies'} onClose={close} />
    </>
  );
}
