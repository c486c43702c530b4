import { parseArgs } from 'node:util';
import { build } from '../../resources/build/build.ts';
import { benchReturn } from './return.ts';
import { inClientProcess } from './support/clientProcess.ts';

/**
 * `npm run bench -- NAME [--json]`: performance figures, as ratios within one run where there is something to
 * compare with. With --json the last line is one JSON object.
 */
const BENCHES: Readonly<Record<string, () => Promise<object>>> = {
  return: benchReturn,
  vote: () => inClientProcess('vote'),
  presence: () => inClientProcess('presence'),
  rejoin: () => inClientProcess('rejoin'),
};

const { values, positionals } = parseArgs({ options: { json: { type: 'boolean' } }, allowPositionals: true });
const bench = BENCHES[positionals[0] ?? ''];
if (bench === undefined) {
  console.error(`Benches: ${Object.keys(BENCHES).join(', ')}. That of reading comes with its issue.`);
  process.exit(1);
}
await build(['server', 'sample']);
const figures = await bench();
console.log(values.json === true ? JSON.stringify(figures) : figures);
process.exit(0);
