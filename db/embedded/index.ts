export {
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  startEmbeddedPostgres,
} from './startEmbeddedPostgres';
export { errorCode, reasonOf, StartupError } from './startupError';
