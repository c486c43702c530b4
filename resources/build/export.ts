import { runServerCommand } from './runServerCommand.ts';

/** `npm run export -- SESSION FILE`: writes the record of a session of the data folder that `npm start` uses. */
await runServerCommand('exportRecord');
