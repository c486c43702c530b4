import fc from 'fast-check';
import { FILE_KINDS, ITEM_STATES, type FileContent } from '../../shared/domain/agenda.ts';
import type { Command } from '../../shared/domain/command.ts';
import type { ItemId } from '../../shared/domain/ids.ts';
import { ROLES, type Member, type Role } from '../../shared/domain/roster.ts';
import { anyHouseRequest } from './houseCommands.ts';
import { anyRoomRequest } from './roomCommands.ts';
import {
  addFile,
  addItem,
  committee,
  CREATE,
  person,
  file,
  group,
  hash,
  item,
  member,
  MISSING,
  session,
  sitting,
  version,
} from './sessionRecord.ts';
import { anyDiscussionRequest, DISCUSSION_BEGINNING } from './discussionCommands.ts';
import { anyFloorRequest } from './floorCommands.ts';
import { anySlipRequest, SLIP_BEGINNING } from './slipCommands.ts';
import { anyProxyRequest, PROXY_BEGINNING } from './proxyCommands.ts';
import { anyQuestionRequest, QUESTION_BEGINNING } from './questionCommands.ts';
import {
  anyVotingRequest,
  COUNTING_BEGINNING,
  VOTING_BEGINNING,
  WITHDRAWN_BEGINNING,
  type Request,
} from './votingCommands.ts';

/** Commands over so few ids that they meet: things that exist, are taken, are gone. */
const anyMember = fc.constantFrom('m1', 'm2', 'm3', 'm4').map(member);
const anyGroup = fc.constantFrom('g1', 'g2').map(group);
const anyCommittee = fc.constantFrom('c1', 'c2').map(committee);
const anySitting = fc.constantFrom('s1', 's2', 's3').map(sitting);
const anyItem = fc.constantFrom('i1', 'i2', 'i3', 'i4').map(item);
const anyFile = fc.constantFrom('f1', 'f2', 'f3').map(file);
const anyVersion = fc.constantFrom('v1', 'v2', 'v3', 'v4', 'v5', 'v6', 'v7', 'v8').map(version);
const anyTitle = fc.constantFrom('Tờ trình', 'Báo cáo');
const anyKind = fc.constantFrom(...FILE_KINDS);

const anyPerson: fc.Arbitrary<Member> = fc.record({
  id: anyMember,
  name: anyTitle,
  position: fc.constant(''),
  roles: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom<Role[]>(['secretary'], ['secretary', 'chair']) },
    { weight: 2, arbitrary: fc.array(fc.constantFrom(...ROLES), { maxLength: 3 }) },
  ),
  groupId: fc.option(anyGroup, { freq: 2 }),
  committeeIds: fc.array(anyCommittee, { maxLength: 2 }),
});

const anyContent: fc.Arbitrary<FileContent> = fc.record({
  sha256: fc.constantFrom(hash('1'), hash('2'), hash('1'), hash('2'), MISSING),
  bytes: fc.constantFrom(10, 10, 10, 10, 10, 11),
  chunkBytes: fc.constant(5),
  chunks: fc.constant([hash('a'), hash('b')]),
});

const anyCouncil = fc.record({
  name: anyTitle,
  level: fc.constantFrom('province' as const, 'party' as const),
  term: fc.constant('2026–2031'),
  seats: fc.constantFrom(1, 61),
});
const anyDetails = fc.record({ title: anyTitle, place: fc.constant('') });
const anyTime = fc.nat({ max: 3 });
const anyMinutes = fc.constantFrom(0, 15);

const creation: fc.Arbitrary<Command> = fc.record({
  type: fc.constant('createSession' as const),
  sessionId: fc.constant(session('k1')),
  council: anyCouncil,
  details: anyDetails,
  secretary: anyPerson,
});

const rosterCommands: readonly fc.Arbitrary<Command>[] = [
  fc.record({ type: fc.constant('changeDetails' as const), details: anyDetails, council: anyCouncil }),
  fc.record({
    type: fc.constant('defineGroups' as const),
    groups: fc.array(fc.record({ id: anyGroup, name: anyTitle }), { maxLength: 3 }),
    committees: fc.array(fc.record({ id: anyCommittee, name: anyTitle }), { maxLength: 3 }),
  }),
  fc.record({
    type: fc.constant('putMembers' as const),
    members: fc.array(anyPerson, { minLength: 1, maxLength: 2 }),
  }),
  fc.record({ type: fc.constant('removeMember' as const), memberId: anyMember }),
];

const agendaCommands: readonly fc.Arbitrary<Command>[] = [
  fc.record({
    type: fc.constant('putSitting' as const),
    sittingId: anySitting,
    title: anyTitle,
    startsAt: anyTime,
    endsAt: anyTime,
  }),
  fc.record({ type: fc.constant('removeSitting' as const), sittingId: anySitting }),
  fc.record({
    type: fc.constant('addItem' as const),
    itemId: anyItem,
    sittingId: anySitting,
    title: anyTitle,
    rapporteur: fc.constant(''),
    minutes: anyMinutes,
  }),
  fc.record({
    type: fc.constant('changeItem' as const),
    itemId: anyItem,
    title: anyTitle,
    rapporteur: anyTitle,
    minutes: anyMinutes,
  }),
  fc.record({
    type: fc.constant('moveItem' as const),
    itemId: anyItem,
    sittingId: anySitting,
    before: fc.option(anyItem, { freq: 2 }) as fc.Arbitrary<ItemId | null>,
  }),
  fc.record({ type: fc.constant('removeItem' as const), itemId: anyItem }),
  fc.record({
    type: fc.constant('setItemState' as const),
    itemId: anyItem,
    state: fc.constantFrom(...ITEM_STATES, 'running' as const),
  }),
];

const fileCommands: readonly fc.Arbitrary<Command>[] = [
  fc.record({
    type: fc.constant('addFile' as const),
    fileId: anyFile,
    itemId: anyItem,
    title: anyTitle,
    kind: anyKind,
    versionId: anyVersion,
    fileName: anyTitle,
    content: anyContent,
  }),
  fc.record({
    type: fc.constant('addVersion' as const),
    fileId: anyFile,
    versionId: anyVersion,
    fileName: anyTitle,
    content: anyContent,
  }),
  fc.record({ type: fc.constant('changeFile' as const), fileId: anyFile, title: anyTitle, kind: anyKind }),
  fc.record({ type: fc.constant('removeFile' as const), fileId: anyFile }),
  fc.record({ type: fc.constant('publish' as const) }),
  fc.record({
    type: fc.constant('publishFiles' as const),
    fileIds: fc.array(anyFile, { minLength: 1, maxLength: 2 }),
  }),
];

const anyPreparation: fc.Arbitrary<Request> = fc.record({
  command: fc.oneof(
    { weight: 1, arbitrary: creation },
    { weight: 4, arbitrary: fc.oneof(...rosterCommands) },
    { weight: 10, arbitrary: fc.oneof(...agendaCommands) },
    { weight: 8, arbitrary: fc.oneof(...fileCommands) },
  ),
  actor: fc.oneof(
    { weight: 2, arbitrary: fc.constant(null) },
    { weight: 3, arbitrary: fc.constant(member('m1')) },
    { weight: 1, arbitrary: anyMember },
  ),
});

const anyRequest = fc.oneof(
  { weight: 1, arbitrary: anyPreparation },
  { weight: 1, arbitrary: anyVotingRequest },
);
/** One area is mixed in at a time: all together, each would be too rare to get anywhere. */
const mixedWith = (area: fc.Arbitrary<Request>) => fc.oneof(anyRequest, area);
const sequenceOf = (requests: fc.Arbitrary<Request>) => fc.array(requests, { maxLength: 150, size: 'max' });

const byHouse = (command: Command): Request => ({ command, actor: null });

/** A beginning that random commands seldom find by themselves. */
const BEGINNING: readonly Request[] = [
  byHouse({ ...CREATE, secretary: person('m1', ['secretary', 'chair']) }),
  byHouse({
    type: 'defineGroups',
    groups: ['g1', 'g2'].map((id) => ({ id: group(id), name: id })),
    committees: ['c1', 'c2'].map((id) => ({ id: committee(id), name: id })),
  }),
  byHouse({ type: 'putSitting', sittingId: sitting('s1'), title: 'Sáng', startsAt: 1, endsAt: 2 }),
  byHouse(addItem('i1', 's1')),
  byHouse(addFile('f1', 'i1', 'v1', '1')),
  byHouse({ type: 'publish' }),
  ...VOTING_BEGINNING,
];

/** What may be asked of one session, much of it refused. */
const anyOtherRequests: fc.Arbitrary<readonly Request[]> = fc
  .tuple(
    fc.oneof(fc.nat({ max: BEGINNING.length }), fc.constant(BEGINNING.length)),
    fc.oneof(
      { weight: 3, arbitrary: sequenceOf(anyRequest) },
      { weight: 2, arbitrary: sequenceOf(mixedWith(anyRoomRequest)) },
      { weight: 2, arbitrary: sequenceOf(mixedWith(anyFloorRequest)) },
      { weight: 1, arbitrary: sequenceOf(mixedWith(anyHouseRequest)) },
    ),
    fc.constantFrom<readonly Request[]>([], [], [], COUNTING_BEGINNING, WITHDRAWN_BEGINNING),
  )
  .map(([begun, requests, counting]) => [
    ...BEGINNING.slice(0, begun),
    ...(begun === BEGINNING.length ? counting : []),
    ...requests,
  ]);

/** Each run has its weight on one area. */
export const anyRequests: fc.Arbitrary<readonly Request[]> = fc.oneof(
  { weight: 5, arbitrary: anyOtherRequests },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.nat({ max: SLIP_BEGINNING.length }), sequenceOf(anySlipRequest), sequenceOf(anyRequest))
      .map(([begun, requests, others]) => [
        ...BEGINNING,
        ...SLIP_BEGINNING.slice(0, begun),
        ...requests,
        ...others.slice(0, 30),
      ]),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.nat({ max: QUESTION_BEGINNING.length }), sequenceOf(mixedWith(anyQuestionRequest)))
      .map(([begun, requests]) => [...BEGINNING, ...QUESTION_BEGINNING.slice(0, begun), ...requests]),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(
        fc.nat({ max: DISCUSSION_BEGINNING.length }),
        sequenceOf(anyDiscussionRequest),
        sequenceOf(fc.oneof(anyRequest, anyFloorRequest, anyDiscussionRequest)),
      )
      .map(([begun, requests, others]) => [
        ...BEGINNING,
        ...DISCUSSION_BEGINNING.slice(0, begun),
        ...requests,
        ...others,
      ]),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.nat({ max: PROXY_BEGINNING.length }), sequenceOf(mixedWith(anyProxyRequest)))
      .map(([begun, requests]) => [...BEGINNING, ...PROXY_BEGINNING.slice(0, begun), ...requests]),
  },
);

/** A sitting under way with much asked of its floor. */
export const anyFloorRequests: fc.Arbitrary<readonly Request[]> = sequenceOf(mixedWith(anyFloorRequest)).map(
  (requests) => [...BEGINNING, ...requests],
);
