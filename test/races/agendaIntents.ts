import { PRESENCES } from '../../shared/domain/attendance.ts';
import type { FileId, VersionId } from '../../shared/domain/ids.ts';
import { HDND } from '../../shared/domain/rulePack.ts';
import { openSittingOf } from '../../shared/domain/sittings.ts';
import { content } from '../domain/sessionRecord.ts';
import { DELEGATES, ofDesk, ofHall, oneOf, SECRETARIES, type Intent } from './intent.ts';

const startItem: Intent = ({ state, random }) => {
  const next = oneOf(
    random,
    [...state.items.values()].filter((item) => item.state !== 'running'),
  );
  if (next === null) return null;
  return { actor: ofDesk(random), command: { type: 'setItemState', itemId: next.id, state: 'running' } };
};

const endItem: Intent = ({ state, random }) => {
  const running = [...state.items.values()].find((item) => item.state === 'running');
  if (running === undefined || random.chance(0.6)) return null;
  const wanted = random.pick(['done', 'waiting', 'postponed'] as const);
  return { actor: ofDesk(random), command: { type: 'setItemState', itemId: running.id, state: wanted } };
};

const moveItem: Intent = ({ state, random }) => {
  const moved = oneOf(random, state.items.values());
  const sitting = oneOf(random, state.sittings);
  if (moved === null || sitting === null) return null;
  const before = random.chance(0.5) ? null : random.pick(state.itemOrder);
  return {
    actor: random.pick(SECRETARIES),
    command: { type: 'moveItem', itemId: moved.id, sittingId: sitting.id, before },
  };
};

/** A new draft comes in the middle of everything, and is published or not. */
const newVersion: Intent = ({ state, random, fresh }) => {
  const file = oneOf(random, state.files.values());
  if (file === null) return null;
  const actor = random.pick(SECRETARIES);
  if (random.chance(0.5)) return { actor, command: { type: 'publish' } };
  const versionId = fresh('v') as VersionId;
  const text = content(random.pick(['3', '4', '5']));
  return {
    actor,
    command: { type: 'addVersion', fileId: file.id as FileId, versionId, fileName: 'moi.pdf', content: text },
  };
};

const openOrCloseSitting: Intent = ({ state, random }) => {
  const open = openSittingOf(state);
  const actor = ofDesk(random);
  if (open !== null && random.chance(0.85)) return null;
  if (open !== null && random.chance(0.6)) {
    return { actor, command: { type: 'closeSitting', sittingId: open.sittingId } };
  }
  const next = oneOf(random, state.sittings);
  return next === null
    ? null
    : { actor, command: { type: 'openSitting', sittingId: next.id, pack: { ...HDND, announceFirst: true } } };
};

const pauseOrResume: Intent = ({ state, random, now }) => {
  const open = openSittingOf(state);
  if (open === null) return null;
  const { sittingId, pause } = open;
  const actor = ofDesk(random);
  if (pause !== null && random.chance(0.9)) return { actor, command: { type: 'resumeSitting', sittingId } };
  if (random.chance(0.8)) return null;
  const until = random.chance(0.5) ? null : now + 60_000 + random.below(1_000);
  return { actor, command: { type: 'pauseSitting', sittingId, until } };
};

const callRoll: Intent = ({ state, random }) => {
  const open = openSittingOf(state);
  if (open === null) return null;
  // Mostly here: the quorum holds for most of the time, and breaks now and then.
  const entries = random
    .shuffled(DELEGATES)
    .slice(0, 1 + random.below(3))
    .map((memberId) => ({
      memberId,
      presence: random.chance(0.85)
        ? ('present' as const)
        : random.pick(PRESENCES.filter((one) => one !== 'substituted')),
    }));
  return { actor: ofDesk(random), command: { type: 'callRoll', sittingId: open.sittingId, entries } };
};

const declarePresence: Intent = (seen) => {
  const open = openSittingOf(seen.state);
  return open === null
    ? null
    : { actor: ofHall(seen), command: { type: 'declarePresence', sittingId: open.sittingId } };
};

const askOrDecideLeave: Intent = (seen) => {
  const { state, random } = seen;
  const open = openSittingOf(state);
  if (open === null) return null;
  const { sittingId, leave } = open;
  const memberId = oneOf(random, leave.keys());
  if (memberId === null || random.chance(0.5)) {
    const reason = random.pick(['ốm', 'việc gia đình']);
    return { actor: ofHall(seen), command: { type: 'askLeave', sittingId, reason } };
  }
  const granted = random.chance(0.4);
  return { actor: ofDesk(random), command: { type: 'decideLeave', sittingId, memberId, granted } };
};

/** Items, files, sittings, breaks and the roll. */
export const AGENDA: readonly Intent[] = [
  startItem,
  startItem,
  endItem,
  moveItem,
  newVersion,
  openOrCloseSitting,
  pauseOrResume,
  pauseOrResume,
  callRoll,
  callRoll,
  declarePresence,
  askOrDecideLeave,
];
