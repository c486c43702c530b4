import { Button, SegmentedControl, Select, Textarea } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnnouncementAudience, AnnouncementLink } from '../../../shared/domain/announcement.ts';
import type { AnnouncementId, FileId, GroupId, ItemId, MemberId } from '../../../shared/domain/ids.ts';
import type { Projection } from '../../../shared/protocol/projection.ts';
import { newId } from '../../ui/newId.ts';
import { Notice } from '../../ui/Notice.tsx';
import { useOutcome } from '../../ui/useOutcome.tsx';
import { programmeOf } from '../agenda/programme.ts';
import { useCommand } from '../session/useCommand.ts';
import classes from './notices.module.css';

const KINDS = ['all', 'group', 'member'] as const;
type Kind = (typeof KINDS)[number];

/** Of a select, `item:…` or `file:…`. */
type LinkValue = string | null;

/** Writes to all, to a group or to one, with a link where it helps. */
export function AnnouncementForm({ projection }: { readonly projection: Projection }) {
  const { t } = useTranslation('notices');
  const [kind, setKind] = useState<Kind>('all');
  const [groupId, setGroupId] = useState<string | null>(null);
  const [memberId, setMemberId] = useState<string | null>(null);
  const [text, setText] = useState('');
  const [link, setLink] = useState<LinkValue>(null);
  const [fault, setFault] = useState<string | null>(null);
  const { send, busy } = useCommand(setFault);
  const outcome = useOutcome();
  const audience = audienceOf(kind, groupId, memberId);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setFault(null);
    if (audience === null || text.trim() === '') return;
    const announcementId = newId<AnnouncementId>();
    const about = linkOf(link);
    if (!(await send({ type: 'announce', announcementId, text: text.trim(), audience, about }))) return;
    setText('');
    setLink(null);
    outcome.succeeded(t('compose.sent'));
  };
  return (
    <form className={classes.form} onSubmit={(event) => void submit(event)}>
      <SegmentedControl
        fullWidth
        size="md"
        aria-label={t('compose.audience')}
        value={kind}
        onChange={(value) => setKind(value as Kind)}
        data={KINDS.map((value) => ({ value, label: t(`compose.kind.${value}`) }))}
      />
      {kind === 'group' && (
        <Select
          label={t('compose.group')}
          data={Object.values(projection.groups).map(({ id, name }) => ({ value: id, label: name }))}
          value={groupId}
          onChange={setGroupId}
          nothingFoundMessage={t('compose.nobody')}
        />
      )}
      {kind === 'member' && (
        <Select
          label={t('compose.member')}
          searchable
          data={Object.values(projection.members)
            .sort((a, b) => a.order - b.order)
            .map(({ id, name }) => ({ value: id, label: name }))}
          value={memberId}
          onChange={setMemberId}
          nothingFoundMessage={t('compose.nobody')}
        />
      )}
      <Textarea
        label={t('compose.text')}
        autosize
        minRows={3}
        maxRows={10}
        maxLength={1000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Select
        label={t('compose.link')}
        description={t('compose.linkText')}
        clearable
        searchable
        data={linksIn(projection)}
        value={link}
        onChange={setLink}
        nothingFoundMessage={t('compose.nothing')}
      />
      {fault !== null && (
        <Notice tone="live" role="alert">
          {fault}
        </Notice>
      )}
      <Button
        type="submit"
        size="lg"
        loading={busy}
        disabled={audience === null || text.trim() === ''}
        leftSection={<IconSend size={22} stroke={1.75} aria-hidden />}
      >
        {t('compose.send')}
      </Button>
    </form>
  );
}

function audienceOf(
  kind: Kind,
  groupId: string | null,
  memberId: string | null,
): AnnouncementAudience | null {
  if (kind === 'all') return { kind };
  if (kind === 'group') return groupId === null ? null : { kind, groupId: groupId as GroupId };
  return memberId === null ? null : { kind, memberId: memberId as MemberId };
}

function linkOf(value: LinkValue): AnnouncementLink | null {
  if (value === null) return null;
  const id = value.slice('item:'.length);
  return value.startsWith('item:')
    ? { kind: 'item', itemId: id as ItemId }
    : { kind: 'file', fileId: id as FileId };
}

/** Public items with their public files, as the programme has them. */
function linksIn(projection: Projection): { group: string; items: { value: string; label: string }[] }[] {
  if (!projection.session.about.published) return [];
  const items = programmeOf(projection).sittings.flatMap((sitting) => sitting.items);
  return items
    .filter(({ item }) => item.published)
    .map(({ item, number, files }) => ({
      group: `${number}. ${item.title}`,
      items: [
        { value: `item:${item.id}`, label: `${number}. ${item.title}` },
        ...files
          .filter(({ versions }) => versions.some(({ published }) => published))
          .map(({ id, title }) => ({ value: `file:${id}`, label: title })),
      ],
    }));
}
