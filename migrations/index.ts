import { CreateRestaurant1763700000000 } from './1763700000000-CreateRestaurant';
import { CreateEventLog1763700100000 } from './1763700100000-CreateEventLog';
import { CreateSessions1763700200000 } from './1763700200000-CreateSessions';
import { IndexReports1763700300000 } from './1763700300000-IndexReports';
import { CountEvents1763800100000 } from './1763800100000-CountEvents';
import { RememberEndings1763800200000 } from './1763800200000-RememberEndings';
import { CreateWhatsapp1763800300000 } from './1763800300000-CreateWhatsapp';
import { CheckVouchers1763800400000 } from './1763800400000-CheckVouchers';
import { CreatePayments1763800410000 } from './1763800410000-CreatePayments';
import { RetireCatalog1763800700000 } from './1763800700000-RetireCatalog';
import { IndexWhatsapp1763800900000 } from './1763800900000-IndexWhatsapp';
import { PairScreens1795000000001 } from './1795000000001-PairScreens';
import { ScanFingerprintsAlone1795000000002 } from './1795000000002-ScanFingerprintsAlone';

/** Every migration, oldest first. A list rather than a folder scan, because the broker is bundled into one file. */
export const migrations = [
  CreateRestaurant1763700000000,
  CreateEventLog1763700100000,
  CreateSessions1763700200000,
  IndexReports1763700300000,
  CountEvents1763800100000,
  RememberEndings1763800200000,
  CreateWhatsapp1763800300000,
  CheckVouchers1763800400000,
  CreatePayments1763800410000,
  RetireCatalog1763800700000,
  IndexWhatsapp1763800900000,
  PairScreens1795000000001,
  ScanFingerprintsAlone1795000000002,
];
