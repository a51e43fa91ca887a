import { createRequire } from 'node:module';
import { join } from 'node:path';
import { stopMessage } from './hostProtocol';
import { installTracingChannelFallback } from './tracingChannelFallback';

// The program of the utility process: the same broker as `npm run broker`, with a parent that can ask it
// to stop. A utility process gets no signals on Windows, so the request arrives as a message.

installTracingChannelFallback();

process.parentPort.on('message', ({ data }) => {
  if (data === stopMessage) process.emit('SIGTERM', 'SIGTERM');
});

createRequire(__filename)(join(__dirname, '..', 'broker', 'main.cjs'));
