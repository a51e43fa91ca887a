import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCampana } from '../../../app/context';
import { systemClock } from '../../../platform/clock';
import { browserStorage } from '../../../platform/storage';
import { primeVoices } from '../../../sound/speech';
import { startKitchenSounds } from '../sound/kitchenSounds';
import { alertSpeaker } from '../sound/speech';
import { createKitchen, type Kitchen } from './kitchen';

/** The kitchen screen of this window: follows the orders and makes the sounds while it is open. */
export function useKitchenScreen(): Kitchen {
  const { store: app, perform, sound: player } = useCampana();
  const { t } = useTranslation('cocina');
  const [kitchen] = useState(() =>
    createKitchen({ app, perform, clock: systemClock, storage: browserStorage('local') }),
  );
  // Listens before the kitchen looks for the first time: what came while the screen was closed rings.
  useEffect(() => {
    primeVoices();
    return startKitchenSounds({
      app,
      kitchen,
      player,
      clock: systemClock,
      say: alertSpeaker(app, t),
    });
  }, [app, kitchen, player, t]);
  useEffect(() => kitchen.start(), [kitchen]);
  return kitchen;
}
