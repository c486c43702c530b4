import { parseArgs } from 'node:util';
import { build } from '../../resources/build/build.ts';
import { buildBroken } from './brokenServer.ts';
import { rehearseFully } from './fullSession.ts';
import { describeReport } from './printReport.ts';
import { rehearse } from './rehearsal.ts';

/**
 * `npm run rehearse -- --delegates 60 [--votes 10 --seed N --break]`: a whole sitting with real sockets, the server
 * killed twice in mid-vote. Exit code 0 when the record verifies and nothing that was acknowledged is missing. With
 * `--break` against a server built to lose one ballot, which must not pass. With `--full` a session of two days with
 * every kind of vote.
 */
const { values } = parseArgs({
  options: {
    delegates: { type: 'string', default: '60' },
    votes: { type: 'string', default: '10' },
    seed: { type: 'string', default: '1' },
    break: { type: 'boolean', default: false },
    full: { type: 'boolean', default: false },
  },
});
const votes = Number(values.votes);
await build(['server', 'sample']);
const broken = values.break ? await buildBroken() : null;
try {
  const say = (line: string) => console.log(line);
  const common = {
    delegates: Number(values.delegates),
    seed: Number(values.seed),
    ...(broken === null ? {} : { program: broken.program }),
  };
  let faults: readonly string[];
  if (values.full) {
    const report = await rehearseFully(common, say);
    for (const line of describeReport(report)) say(line);
    faults = report.faults;
  } else {
    const kills = [Math.ceil(votes / 3), Math.ceil((votes * 2) / 3)];
    const report = await rehearse({ ...common, votes, kills }, say);
    console.log(report);
    faults = report.faults;
  }
  process.exitCode = faults.length === 0 ? 0 : 1;
} finally {
  await broken?.remove();
}
process.exit();
