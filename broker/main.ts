import { runBroker } from './runBroker';

void runBroker(process.env);
