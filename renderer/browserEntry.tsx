import { mountApplication } from './App.tsx';
import { createBrowserHost } from './host/browserHost.ts';

/** In a browser: the room's own server has served this page. */
mountApplication(await createBrowserHost());
