import type { Command } from '../../shared/domain/command.ts';
import type { GroupId, MemberId, SessionId } from '../../shared/domain/ids.ts';
import { HDND } from '../../shared/domain/rulePack.ts';
import {
  addFile,
  addItem,
  CREATE,
  group,
  item,
  keyOf,
  person,
  sitting,
  device,
} from '../domain/sessionRecord.ts';
import type { Request } from '../domain/votingCommands.ts';
import { CHAIRS, DELEGATES, GUEST, SECRETARIES } from './intent.ts';

const by = (actor: MemberId | null, command: Command): Request => ({ actor, command });
const groupOf = (index: number): GroupId => group(index % 2 === 0 ? 'to1' : 'to2');

/** A council of seven in session: two chairs, two secretaries, two groups, four items, everybody present with a device. */
export function beginningOf(sessionId: SessionId): readonly Request[] {
  const [first, second] = SECRETARIES;
  const chair = CHAIRS[0];
  const preparations: Command[] = [
    {
      type: 'defineGroups',
      groups: ['to1', 'to2'].map((id) => ({ id: group(id), name: id })),
      committees: [],
    },
    {
      type: 'putMembers',
      members: [
        person(second, ['secretary']),
        person(GUEST, ['guest']),
        ...DELEGATES.map((id, index) =>
          person(id, CHAIRS.includes(id as never) ? ['chair', 'delegate'] : ['delegate'], {
            groupId: groupOf(index),
          }),
        ),
      ],
    },
    { type: 'putSitting', sittingId: sitting('sang'), title: 'Sáng', startsAt: 1, endsAt: 2 },
    { type: 'putSitting', sittingId: sitting('chieu'), title: 'Chiều', startsAt: 3, endsAt: 4 },
    { type: 'putSitting', sittingId: sitting('toi'), title: 'Tối', startsAt: 5, endsAt: 6 },
    ...['nd1', 'nd2', 'nd3', 'nd4'].flatMap((id, index) => [
      addItem(id, index < 2 ? 'sang' : 'chieu'),
      addFile(`tep-${id}`, id, `v1-${id}`, '1'),
    ]),
    { type: 'publish' },
  ];
  return [
    by(null, {
      ...CREATE,
      sessionId,
      council: { ...CREATE.council, seats: DELEGATES.length },
      secretary: person(first, ['secretary']),
    }),
    ...preparations.map((command) => by(first, command)),
    ...DELEGATES.map((id) =>
      by(id, {
        ...{ type: 'enrolDevice', deviceId: device(`may-${id}`), publicKey: keyOf(`may-${id}`) },
        ...{ name: 'Máy', consent: null },
      }),
    ),
    by(chair, { type: 'openSitting', sittingId: sitting('sang'), pack: HDND }),
    by(first, {
      type: 'callRoll',
      sittingId: sitting('sang'),
      entries: DELEGATES.map((memberId) => ({ memberId, presence: 'present' })),
    }),
    by(chair, { type: 'setItemState', itemId: item('nd1'), state: 'running' }),
  ];
}
