import { createRequire } from 'node:module';
import { join } from 'node:path';
import { offerLaunch } from '../broker/workers/workerLink';
import { stopMessage } from './hostProtocol';
import { installTracingChannelFallback } from './tracingChannelFallback';
import { createWorkerLaunch } from './workerLaunch';

// The program of the utility process: the same broker as `npm run broker`, with a parent that can ask it
// to stop. A utility process gets no signals on Windows, so the request arrives as a message.

installTracingChannelFallback();
offerLaunch(createWorkerLaunch(process.parentPort));

process.parentPort.on('message', ({ data }) => {
  if (data === stopMessage) process.emit('SIGTERM', 'SIGTERM');
});

createRequire(__filename)(join(__dirname, '..', 'broker', 'main.cjs'));
