import { serveJobs } from '../workers/serveJobs';
import { decode } from './decodeJobs';

// The program of the decoder's process: looks into what strangers send, away from the broker.
serveJobs(decode);
