import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createServer } from 'vite';
import { build } from './build.ts';
import { DIST, PROJECT } from './paths.ts';

/** `npm run dev`: the room server with the sample session, and the application with hot reload in front of it. */
await build(['server', 'sample', 'renderer']);
const room = spawn(
  process.execPath,
  [join(DIST, 'server/main.js'), '--port', '8181', '--data', join(PROJECT, '.data')],
  { stdio: 'inherit' },
);
const vite = await createServer({ configFile: join(PROJECT, 'vite.config.ts') });
await vite.listen();
vite.printUrls();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    room.kill('SIGTERM');
    void vite.close().then(() => process.exit(0));
  });
}
room.once('exit', (code) => process.exit(code ?? 0));
