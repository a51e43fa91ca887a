export { beginFirstStart, type FirstStart } from './firstStart';
export { currentSurroundings, dataFolderPath, type Surroundings } from './location';
export { createDataFolder, type DataFolder, isUnused, openDataFolder } from './openDataFolder';
export { readOrCreateSecret } from './secretFile';
export { errorCode, reasonOf, StartupError } from './startupError';
