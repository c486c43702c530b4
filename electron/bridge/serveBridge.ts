import { ipcMain } from 'electron';
import type { Channel } from '../../shared/bridge/contract.ts';
import { REQUESTS } from '../../shared/bridge/requests.ts';
import { answerRequest, type Answerers } from './answerRequest.ts';

/** Listens on every channel of the contract and on nothing else. `report` gets the bugs. */
export function serveBridge(answerers: Answerers, report: (error: unknown) => void): void {
  for (const channel of Object.keys(REQUESTS) as Channel[]) {
    ipcMain.handle(channel, (event, payload: unknown) =>
      answerRequest(channel, event.senderFrame, payload, answerers, report),
    );
  }
}
