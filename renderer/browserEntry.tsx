import { mountApplication } from './App.tsx';
import { createBrowserHost } from './host/browserHost.ts';

/** In a browser: the room's own server has served this page. */
mountApplication(await createBrowserHost());

if (import.meta.env.PROD && 'serviceWorker' in navigator) {
  navigator.serviceWorker.register('./sw.js', { updateViaCache: 'none' }).catch((error: unknown) => {
    console.warn('the application will not start without the room', error);
  });
}
