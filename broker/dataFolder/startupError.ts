// The database below the broker stops the program in the same way, so the class lives with it.
export { errorCode, reasonOf, StartupError } from '../../db/embedded/startupError';
