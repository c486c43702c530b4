import { createInstance } from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { beforeClose } from '../../renderer/features/chair/beforeClose.ts';
import {
  motionsOfItem,
  nextInSeries,
  seriesOf,
  textsForSeries,
} from '../../renderer/features/chair/motions.ts';
import { rollOf, searchRoll } from '../../renderer/features/chair/roll.ts';
import { sceneOf } from '../../renderer/features/display/scene.ts';
import { ballotStatus, hindranceOf } from '../../renderer/features/voting/ballotState.ts';
import { arithmeticOf, choicesByName, shareKeyOf } from '../../renderer/features/voting/result.ts';
import { delegatesOf, openSittingOf, quorumOf } from '../../renderer/features/voting/sitting.ts';
import { formatSeconds, latestVote, secondsLeft } from '../../renderer/features/voting/votes.ts';
import { vietnamese } from '../../renderer/i18n/resources.ts';
import type { Projection } from '../../shared/protocol/projection.ts';
import { sampleProjection } from '../fixtures/ui/sampleProjection.ts';
import { NOW, withVotes, type WantedVotes } from '../fixtures/ui/sampleVotes.ts';

const WANTED: WantedVotes = {
  ...{ vote: 'open', sitting: 'open', left: 42, roll: 'present', delegates: 61 },
  ...{
    long: false,
    removal: false,
    quorum: true,
    running: 3,
    desk: true,
  },
};
const shown = (wanted: Partial<WantedVotes> = {}) => withVotes(sampleProjection(), { ...WANTED, ...wanted });
const voteOf = (projection: Projection) => {
  const vote = latestVote(projection);
  if (vote === null) throw new Error('no vote');
  return vote;
};

describe('before a close', () => {
  it('puts every delegate into just one of four groups', () => {
    const projection = shown();
    const groups = beforeClose(projection, voteOf(projection));
    const ids = [groups.voted, groups.silent, groups.offline, groups.away].flatMap((group) =>
      group.map(({ member }) => member.id),
    );
    expect(ids.sort()).toEqual(
      delegatesOf(projection)
        .map(({ id }) => id)
        .sort(),
    );
    expect(groups.voted).toHaveLength(projection.turnout[voteOf(projection).id] ?? 0);
    for (const { presence } of [...groups.silent, ...groups.offline])
      expect(presence).toMatch(/present|late/);
    for (const { presence } of groups.away) expect(presence ?? 'left').not.toMatch(/present|late/);
  });

  it('tells a dead device from a silent delegate, and both from who voted and left', () => {
    const base = shown();
    const vote = voteOf(base);
    const groupOf = (changes: Partial<Projection>) => {
      const groups = beforeClose({ ...base, ...changes }, vote);
      const keys = ['voted', 'silent', 'offline', 'away'] as const;
      return keys.find((key) => groups[key].some(({ member }) => member.id === 'm0'));
    };
    const without = Object.fromEntries(Object.entries(base.online).filter(([id]) => id !== 'm0'));
    const left = { ...base.roll, 's1/m0': 'left' as const };
    expect(groupOf({})).toBe('silent');
    expect(groupOf({ online: without as never })).toBe('offline');
    expect(groupOf({ roll: left })).toBe('away');
    expect(groupOf({ roll: left, voted: { ...base.voted, 'v1/m0': true } })).toBe('voted');
  });
});

describe('the arithmetic', () => {
  const translations = createInstance();
  beforeAll(() =>
    translations.init({
      ...{ lng: 'vi', resources: { vi: vietnamese }, interpolation: { escapeValue: false } },
    }),
  );

  const sentence = (wanted: Partial<WantedVotes>) => {
    const { result, labels, majority, voters } = voteOf(shown(wanted));
    if (result === null) throw new Error('no result');
    const { t } = translations;
    const verdict = t(result.carried ? 'voting:result.carried' : 'voting:result.rejected');
    const share = t(`voting:majority.${shareKeyOf(majority)}`, { ...majority.share });
    const basis = t(`voting:majority.of.${majority.of}`, { share, voters });
    return t('voting:result.arithmetic', { ...arithmeticOf(result, labels, voters), basis, verdict });
  };

  it('names count, seats, what is needed and the verdict', () => {
    const rule = 'cần ít nhất 31 (quá nửa tổng số đại biểu)';
    expect(sentence({ vote: 'announced' })).toBe(`37/61 đại biểu tán thành, ${rule} – Thông qua`);
    expect(sentence({ vote: 'rejected' })).toBe(`22/61 đại biểu tán thành, ${rule} – Không thông qua`);
  });

  it('names who chose what, with those without a ballot at the end', () => {
    const projection = shown({ vote: 'announced' });
    const groups = choicesByName(projection, voteOf(projection));
    expect(groups.map(({ choice, members }) => [choice, members.length])).toEqual([
      ['for', 37],
      ['against', 4],
      ['abstain', 2],
      ['none', 18],
    ]);
  });

  it('counts the quorum over the seats', () => {
    const projection = shown();
    const open = openSittingOf(projection);
    expect(open && quorumOf(projection, open)).toEqual({
      here: 52,
      needed: 41,
      total: 61,
      met: true,
      broken: false,
    });
    const few = shown({ quorum: false });
    const opened = openSittingOf(few);
    expect(opened && quorumOf(few, opened).met).toBe(false);
  });
});

describe('a series of votes', () => {
  it('lists the motions of the sitting in the order of the agenda', () => {
    const projection = shown({ vote: null });
    expect(seriesOf(projection, 's1' as never).map(({ motion }) => motion.id)).toEqual(['mo1', 'mo2', 'mo3']);
    expect(motionsOfItem(projection, 'i3' as never).map(({ state }) => state)).toEqual(['waiting']);
    expect(textsForSeries(projection, 's1' as never).map(({ file }) => file.id)).toEqual(['f14']);
  });

  it('proposes the next one, goes back to what was left out, and ends', () => {
    const series = seriesOf(shown({ vote: null }), 's1' as never);
    const next = (after: string | null, decided: readonly string[] = []) =>
      nextInSeries(
        series.map((entry) => (decided.includes(entry.motion.id) ? { ...entry, state: 'carried' } : entry)),
        after as never,
      )?.motion.id;
    expect(next(null)).toBe('mo1');
    expect(next('mo1', ['mo1'])).toBe('mo2');
    expect(next('mo3', ['mo2', 'mo3'])).toBe('mo1');
    expect(next('mo3', ['mo1', 'mo2', 'mo3'])).toBeUndefined();
  });

  it('knows where each motion stands', () => {
    const stateOf = (vote: WantedVotes['vote']) => seriesOf(shown({ vote }), 's1' as never)[0]?.state;
    expect(stateOf('open')).toBe('open');
    expect(stateOf('closed')).toBe('closed');
    expect(stateOf('announced')).toBe('carried');
    expect(stateOf('rejected')).toBe('rejected');
    expect(stateOf('cancelled')).toBe('cancelled');
    const base = shown({ vote: null });
    const outdated = { ...base.motions, mo1: { ...base.motions['mo1' as never], versionId: 'f5v2' } };
    expect(seriesOf({ ...base, motions: outdated as never }, 's1' as never)[0]?.state).toBe('outdated');
  });
});

describe('a ballot', () => {
  it('is recorded only with a receipt, and tells sending from waiting from overdue', () => {
    const kept = { state: 'kept' } as const;
    expect(ballotStatus(undefined, false, 'open', 'open')).toBe('none');
    expect(ballotStatus(undefined, true, 'open', 'open')).toBe('sending');
    expect(ballotStatus(kept, true, 'open', 'open')).toBe('sending');
    expect(ballotStatus(kept, false, 'offline', 'open')).toBe('waiting');
    expect(ballotStatus(kept, false, 'offline', 'closed')).toBe('overdue');
    expect(ballotStatus(kept, false, 'distrusted', 'open')).toBe('withheld');
    expect(ballotStatus(kept, false, 'distrusted', 'closed')).toBe('withheld');
    expect(ballotStatus({ state: 'cast' }, false, 'open', 'open')).toBe('cast');
    // A change of mind is on its way: the old receipt is not the new one's.
    expect(ballotStatus({ state: 'cast' }, true, 'open', 'open')).toBe('sending');
    expect(ballotStatus({ state: 'late' }, false, 'open', 'closed')).toBe('late');
  });

  it('is hindered by role, roll and device, in that order', () => {
    const { members } = shown();
    const delegate = { me: members['m0' as never], presence: 'present', declared: false } as const;
    const hindrance = (changes: object) =>
      hindranceOf({ ...delegate, device: 'active', makesKeys: true, ...changes } as never);
    expect(hindrance({})).toBeNull();
    expect(hindrance({ me: members['m3' as never] })).toBe('notInElectorate');
    expect(hindrance({ presence: 'left', device: 'waiting' })).toBe('notHere');
    expect(hindrance({ presence: undefined, declared: true })).toBe('declared');
    expect(hindrance({ device: 'waiting' })).toBe('deviceWaiting');
    expect(hindrance({ device: 'revoked' })).toBe('deviceRevoked');
    expect(hindrance({ device: null })).toBe('notEnrolled');
    expect(hindrance({ device: null, makesKeys: false })).toBe('noKey');
  });

  it('counts down by the server’s clock, never below nothing nor above its length', () => {
    const vote = voteOf(shown({ left: 42 }));
    expect(secondsLeft(vote, NOW)).toBe(42);
    expect(secondsLeft(vote, NOW + 41_001)).toBe(1);
    expect(secondsLeft(vote, NOW + 90_000)).toBe(0);
    expect(secondsLeft(vote, NOW - 90_000)).toBe(60);
    expect([9, 65, 5400].map(formatSeconds)).toEqual(['0:09', '1:05', '90:00']);
  });
});

describe('the roll', () => {
  it('is grouped, searched without diacritics and filtered', () => {
    const groups = rollOf(shown(), 's1' as never);
    expect(groups.map(({ name }) => name)).toEqual([
      'Tổ đại biểu số 1',
      'Tổ đại biểu số 2',
      'Tổ đại biểu số 3',
    ]);
    const names = (query: string, filter: 'all' | 'here' | 'away' | 'uncalled') =>
      searchRoll(groups, query, filter).flatMap(({ rows }) => rows.map(({ member }) => member.name));
    expect(names('phuong thao', 'all')).toEqual(['Nguyễn Thị Phương Thảo']);
    expect(names('', 'here').length + names('', 'away').length + names('', 'uncalled').length).toBe(61);
  });
});

describe('the hall', () => {
  const kind = (wanted: Partial<WantedVotes>) => sceneOf(shown({ desk: false, ...wanted })).kind;

  it('follows by itself', () => {
    expect(kind({ vote: null, running: 0 })).toBe('idle');
    expect(kind({ vote: null, running: 2 })).toBe('item');
    expect(kind({ vote: 'open' })).toBe('vote');
    expect(kind({ vote: 'closed' })).toBe('vote');
    expect(kind({ vote: 'announced' })).toBe('result');
    expect(kind({ vote: 'cancelled' })).toBe('item');
  });

  it('sees a result at the close where the rules ask for no announcement', () => {
    const base = shown({ desk: true, vote: 'closed' });
    const of = (rule: 'live' | 'closed' | 'announced') =>
      sceneOf({ ...base, votes: { v1: { ...voteOf(base), shown: rule } } as never }).kind;
    expect([of('live'), of('closed'), of('announced')]).toEqual(['result', 'result', 'vote']);
  });

  it('keeps a result until the next thing', () => {
    expect(kind({ vote: 'announced', running: 0 })).toBe('result');
    expect(kind({ vote: 'announced', running: 4 })).toBe('item');
    expect(kind({ vote: 'announced', running: 0, sitting: 'none' })).toBe('idle');
  });
});
