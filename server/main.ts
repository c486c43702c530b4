import { checkNode } from './checkNode.ts';

/** Where the room server starts; everything else is loaded only once the version of Node is known to do. */
checkNode(process);
const { runServer } = await import('./runServer.ts');
await runServer(process);
