import { runServerCommand } from './runServerCommand.ts';

/** `npm run import -- SESSION FILES…`: puts PDFs into a session of the data folder that `npm start` uses. */
await runServerCommand('importFiles');
