import { protocol, type Session } from 'electron';
import { APP_SCHEME } from '../../shared/bridge/contract.ts';
import { servePage } from './servePage.ts';

/** Before the application is ready: gives the page's scheme the standing of `https`. */
export function registerPageScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: APP_SCHEME,
      privileges: {
        standard: true,
        secure: true,
        supportFetchAPI: true,
        stream: true,
        allowServiceWorkers: true,
      },
    },
  ]);
}

export function handlePageScheme(session: Session, folder: string): void {
  session.protocol.handle(APP_SCHEME, (request) => servePage(folder, request));
}
