import { constants, setPriority } from 'node:os';
import { serveJobs } from '../workers/serveJobs';
import { readReceipt } from './recognise';

// The program of the reader's process: reads pictures, far from the broker's memory and its time.
// The broker, the database and the screens of this computer come first.
setPriority(constants.priority.PRIORITY_LOW);
serveJobs(readReceipt);
