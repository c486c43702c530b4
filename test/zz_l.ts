import { _electron } from '@playwright/test';
const E='/work/main/node_modules/.cache/paperless/electron-42.0.0/electron';
for (let i = 0; i < 6; i++) {
const t = Date.now();
const app = await _electron.launch({ executablePath: E, timeout: 20000, args: ['--no-sandbox', `--user-data-dir=/tmp/plx/udl${i}`, '/tmp/plx'] }).catch((e) => { console.log(String(e).slice(0, 3000)); return null; });
console.log(i, app !== null, Date.now() - t);
if (app) { await app.firstWindow(); await app.close(); }
}
