import { Button, Select, type OptionsFilter } from '@mantine/core';
import { IconNotesOff, IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  sectionKey,
  writtenParts,
  type GroupNotes,
  type NotePart,
  type NoteSection,
} from '../../../shared/domain/discussion.ts';
import type { ItemId, MemberId } from '../../../shared/domain/ids.ts';
import { sitsAtDesk } from '../../../shared/domain/rights.ts';
import type { Member } from '../../../shared/domain/roster.ts';
import type { Projection } from '../../../shared/protocol/projection.ts';
import { notesAt } from '../../room/recordedText.ts';
import { useRoom, useSeat, useSignal } from '../../room/RoomContext.tsx';
import { Blank } from '../../ui/Blank.tsx';
import { matchesQuery } from '../../ui/foldText.ts';
import { speechAt } from '../speaking/floorView.ts';
import { delegatesOf, itemsOf, notesKey, runningItem, type RoomInDiscussion } from './discussions.ts';
import { NotesApproval } from './NotesApproval.tsx';
import { NotesText } from './NotesText.tsx';
import { SavedField } from './SavedField.tsx';
import classes from './discussion.module.css';

interface GroupNotesDeskProps {
  readonly projection: Projection;
  readonly at: RoomInDiscussion;
  readonly me: Member;
}

/** The notes of a room on one item: written by its secretary, read by the group, approved by its chair. */
export function GroupNotesDesk({ projection, at, me }: GroupNotesDeskProps) {
  const { t } = useTranslation('discussion');
  const seat = useSeat();
  const { discussion, room } = at;
  const items = itemsOf(projection, discussion);
  const [chosen, setChosen] = useState<ItemId | null>(null);
  const itemId = chosen ?? runningItem(room) ?? items[0]?.item.id ?? null;
  if (itemId === null) return <p className={classes.soft}>{t('noItems')}</p>;
  const notes = notesAt(notesKey(discussion.id, room.groupId, itemId), projection, seat);
  const writes = sitsAtDesk(me) || room.secretaryId === me.id;
  const mayWrite =
    writes && room.stage.kind !== 'prepared' && discussion.report === 'none' && notes?.approval == null;
  return (
    <section className={classes.box} aria-label={t('part.notes')} data-testid="notes-desk">
      {items.length > 1 && (
        <Select
          label={t('notesOn')}
          allowDeselect={false}
          value={itemId}
          onChange={(value) => setChosen(value as ItemId | null)}
          data={items.map(({ item, number }) => ({ value: item.id, label: `${number}. ${item.title}` }))}
        />
      )}
      <NotesApproval at={at} itemId={itemId} notes={notes} me={me} />
      {mayWrite ? (
        <NotesEditor key={itemId} projection={projection} at={at} itemId={itemId} notes={notes} />
      ) : writtenParts(notes).length === 0 ? (
        <Blank icon={IconNotesOff} title={t('noNotes')}>
          {t(room.stage.kind === 'prepared' ? 'noNotesYet' : 'noNotesText')}
        </Blank>
      ) : (
        <NotesText projection={projection} notes={notes} />
      )}
    </section>
  );
}

interface EditorProps {
  readonly projection: Projection;
  readonly at: RoomInDiscussion;
  readonly itemId: ItemId;
  readonly notes: GroupNotes | undefined;
}

function NotesEditor({ projection, at, itemId, notes }: EditorProps) {
  const { t } = useTranslation(['discussion', 'speaking']);
  const drafts = useSignal(useRoom().texts.drafts);
  const [added, setAdded] = useState<readonly MemberId[]>([]);
  const { discussion, room } = at;
  const prefix = `${notesKey(discussion.id, room.groupId, itemId)}/member/`;
  const drafted = [...drafts.keys()].flatMap((key) =>
    key.startsWith(prefix) ? [key.slice(prefix.length) as MemberId] : [],
  );
  const written = (notes?.parts ?? []).flatMap(({ section, text }) =>
    section.kind === 'member' && text !== '' ? [section.memberId] : [],
  );
  const members = [...new Set([...written, ...drafted, ...added])];
  const field = (section: NoteSection, label: string, placeholder: string, minRows: number) => (
    <SavedField
      key={sectionKey(section)}
      label={label}
      placeholder={placeholder}
      minRows={minRows}
      recorded={partAt(notes, section)}
      command={(text, revision) => ({
        ...{ type: 'saveNotes', discussionId: discussion.id, groupId: room.groupId, itemId },
        ...{ section, revision, text },
      })}
    />
  );
  const nameOf = (id: MemberId) => projection.members[id]?.name ?? t('speaking:removed');
  return (
    <div className={classes.editor}>
      {field({ kind: 'general' }, t('section.general'), t('section.generalText'), 4)}
      <h4>{t('section.members')}</h4>
      {members.map((memberId) =>
        field({ kind: 'member', memberId }, nameOf(memberId), t('section.memberText'), 3),
      )}
      <AddMember
        projection={projection}
        at={at}
        taken={members}
        onAdd={(memberId) => setAdded((before) => [...before, memberId])}
      />
      {field({ kind: 'proposals' }, t('section.proposals'), t('section.proposalsText'), 3)}
    </div>
  );
}

function partAt(notes: GroupNotes | undefined, section: NoteSection): NotePart | undefined {
  const key = sectionKey(section);
  return notes?.parts.find((part) => sectionKey(part.section) === key);
}

interface AddMemberProps extends Pick<EditorProps, 'projection' | 'at'> {
  readonly taken: readonly MemberId[];
  readonly onAdd: (memberId: MemberId) => void;
}

/** The one who speaks with one touch; the others of the group, and everybody else, by name. */
function AddMember({ projection, at: { room }, taken, onAdd }: AddMemberProps) {
  const { t } = useTranslation('discussion');
  const speech = speechAt(projection, room.groupId);
  const speaker = speech?.speaker.kind === 'member' ? projection.members[speech.speaker.memberId] : undefined;
  const own = delegatesOf(projection, room.groupId);
  const others = Object.values(projection.members)
    .filter(({ id }) => !own.some((one) => one.id === id))
    .sort((a, b) => a.order - b.order);
  const option = ({ id, name }: Member) => ({ value: id, label: name });
  const free = (people: readonly Member[]) => people.filter(({ id }) => !taken.includes(id)).map(option);
  return (
    <div className={classes.addMember}>
      {speaker !== undefined && !taken.includes(speaker.id) && (
        <Button
          variant="light"
          leftSection={<IconUserPlus size={22} stroke={1.75} aria-hidden />}
          onClick={() => onAdd(speaker.id)}
        >
          {t('noteSpeaker', { name: speaker.name })}
        </Button>
      )}
      <Select
        className={classes.grow ?? ''}
        searchable
        aria-label={t('addMember')}
        placeholder={t('addMember')}
        nothingFoundMessage={t('nobodyFound')}
        value={null}
        onChange={(value) => value !== null && onAdd(value as MemberId)}
        filter={findWithoutMarks}
        data={[
          { group: t('ofGroup'), items: free(own) },
          { group: t('ofOthers'), items: free(others) },
        ]}
      />
    </div>
  );
}

/** In each group of options, with or without diacritics. */
const findWithoutMarks: OptionsFilter = ({ options, search }) =>
  options.map((one) =>
    'group' in one ? { ...one, items: one.items.filter(({ label }) => matchesQuery(label, search)) } : one,
  );
