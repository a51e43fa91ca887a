export {
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  startEmbeddedPostgres,
} from './startEmbeddedPostgres';
export { runningUrl } from './runningUrl';
export { errorCode, reasonOf, StartupError } from './startupError';
