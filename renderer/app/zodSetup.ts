import { z } from 'zod';

// Compiling schemas to code needs `eval`, which the content security policy forbids and would report.
z.config({ jitless: true });
