import { createServer } from 'node:net';
import { utilityProcess } from 'electron';
import type { RoomProcess } from './RoomHost.ts';

/** Starts the room server beside the application. Its log goes where the application's goes. */
export function forkRoom(serverFile: string, args: readonly string[]): RoomProcess {
  const child = utilityProcess.fork(serverFile, [...args], {
    serviceName: 'room-server',
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return {
    onMessage: (listener) => child.on('message', listener),
    onExit: (listener) => child.on('exit', listener),
    send: (message) => child.postMessage(message),
    kill: () => child.kill(),
  };
}

const FIRST_PORT = 8181;
const PORTS_TRIED = 20;

/** 8181 or the next port that nobody holds now; 0, any, when all of them are held. */
export async function freeRoomPort(): Promise<number> {
  for (let port = FIRST_PORT; port < FIRST_PORT + PORTS_TRIED; port += 1) {
    if (await isFree(port)) return port;
  }
  return 0;
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, () => probe.close(() => resolve(true)));
  });
}
