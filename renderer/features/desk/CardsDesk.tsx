import { Button, MultiSelect, SegmentedControl, TextInput } from '@mantine/core';
import { IconIdBadge2 } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberId } from '../../../shared/domain/ids.ts';
import type { Member } from '../../../shared/domain/roster.ts';
import { formatFingerprint, formatPin } from '../../../shared/protocol/pin.ts';
import { useProjection, useRoom } from '../../room/RoomContext.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { useConfirmation } from '../../ui/useConfirmation.tsx';
import { useFailureText } from '../../ui/useFailureText.ts';
import { useOutcome } from '../../ui/useOutcome.tsx';
import { useSecureReach, type SecureReach } from '../hosting/useSecureReach.ts';
import { isLoopbackAddress, parseRoomAddress, shortAddress } from '../join/roomAddress.ts';
import { CardSheets } from './CardSheets.tsx';
import { useCodeHolders } from './useCodeHolders.ts';
import { useRoster } from './useRoster.ts';
import classes from './desk.module.css';

interface CardsDeskProps {
  readonly issued: ReadonlyMap<MemberId, string>;
  readonly onIssued: (codes: ReadonlyMap<MemberId, string>) => void;
}

/** Where others find the room, until the secretary writes something else: not by this computer's own name. */
function useCardAddress(reach: SecureReach | null) {
  const { roomUrl } = useRoom().session;
  const [written, setWritten] = useState<string | null>(null);
  const other = isLoopbackAddress(roomUrl) ? reach?.addresses[0] : undefined;
  return [written ?? shortAddress(other ?? roomUrl), setWritten] as const;
}

/** Issues sign-in codes and prints them as cards. */
export function CardsDesk({ issued, onIssued }: CardsDeskProps) {
  const { t } = useTranslation('desk');
  const confirm = useConfirmation();
  const asked = useSecureReach(useRoom().session.roomUrl);
  const reach = asked.status === 'known' ? asked.reach : null;
  const [address, setAddress] = useCardAddress(reach);
  const roomUrl = parseRoomAddress(address);
  const pin = roomUrl?.startsWith('https:') === true ? (reach?.pin ?? null) : null;
  const { members } = useRoster();
  const about = useProjection()?.session.about;
  const cards = members.flatMap((member) => {
    const code = issued.get(member.id);
    return code === undefined ? [] : [{ member, code }];
  });
  const clear = async () => {
    const sure = await confirm({
      title: t('card.clearTitle'),
      body: t('card.clearText'),
      confirm: t('card.clear'),
    });
    if (sure) onIssued(new Map());
  };
  return (
    <>
      <div className={classes.workHead} data-no-print>
        <h2>{t('cards')}</h2>
      </div>
      <div className={classes.box} data-no-print>
        <p className={classes.soft}>{t('card.lead')}</p>
        <TextInput
          label={t('card.address')}
          description={t('card.addressHint')}
          value={address}
          onChange={(event) => setAddress(event.currentTarget.value)}
          error={roomUrl === null ? t('required') : undefined}
        />
        {pin !== null && <p className={classes.soft}>{t('card.key', { key: formatPin(pin) })}</p>}
        {reach !== null && reach.authority !== null && (
          <p className={classes.soft}>
            {t('card.fingerprint', { fingerprint: formatFingerprint(reach.authority.fingerprint) })}
          </p>
        )}
        {isLoopbackAddress(address) && <Notice tone="warn">{t('card.localAddress')}</Notice>}
        {cards.length === 0 && <IssueForm members={members} onIssued={onIssued} />}
      </div>
      {cards.length > 0 && (
        <CardSheets
          cards={cards}
          roomUrl={roomUrl ?? address}
          pin={pin}
          title={about?.details.title ?? ''}
          council={about?.council.name ?? ''}
          onClear={() => void clear()}
        />
      )}
    </>
  );
}

type Choice = 'missing' | 'all' | 'chosen';

interface IssueFormProps {
  readonly members: readonly Member[];
  readonly onIssued: (codes: ReadonlyMap<MemberId, string>) => void;
}

function IssueForm({ members, onIssued }: IssueFormProps) {
  const { t } = useTranslation('desk');
  const room = useRoom();
  const confirm = useConfirmation();
  const outcome = useOutcome();
  const failure = useFailureText();
  const { holders, reload } = useCodeHolders();
  const [choice, setChoice] = useState<Choice>('missing');
  const [chosen, setChosen] = useState<string[]>([]);
  const [busy, setBusy] = useState(false);
  const has = (member: Member) => holders.status === 'known' && holders.members.has(member.id);
  const missing = members.filter((member) => !has(member));
  const wanted =
    choice === 'missing'
      ? missing
      : choice === 'all'
        ? members
        : members.filter((member) => chosen.includes(member.id));

  const issue = async () => {
    const replaced = wanted.filter(has).length;
    const sure = await confirm({
      title: t('card.confirmTitle'),
      body: [
        t('card.confirmText', { count: wanted.length }),
        replaced > 0 ? t('card.confirmReplace', { count: replaced }) : '',
      ].join(' '),
      confirm: t('card.confirm'),
      final: replaced > 0,
    });
    if (!sure) return;
    setBusy(true);
    try {
      onIssued(await room.issueCodes(wanted.map((member) => member.id)));
    } catch (error) {
      outcome.failed(failure.ofError(error));
      reload();
      setBusy(false);
    }
  };
  return (
    <>
      {holders.status === 'failed' && <Notice tone="warn">{t('card.holdersFailed')}</Notice>}
      <div className={classes.field}>
        <p className={classes.fieldLabel}>{t('card.who')}</p>
        <SegmentedControl
          aria-label={t('card.who')}
          value={choice}
          onChange={(value) => setChoice(value as Choice)}
          data={[
            { value: 'missing', label: t('card.missing', { count: missing.length }) },
            { value: 'all', label: t('card.all', { count: members.length }) },
            { value: 'chosen', label: t('card.chosen') },
          ]}
        />
      </div>
      {choice === 'chosen' && (
        <MultiSelect
          label={t('card.choose')}
          data={members.map((member) => ({ value: member.id, label: member.name }))}
          value={chosen}
          onChange={setChosen}
          searchable
          clearable
        />
      )}
      {choice === 'missing' && missing.length === 0 && <p className={classes.soft}>{t('card.nobody')}</p>}
      <div>
        <Button
          disabled={wanted.length === 0 || holders.status !== 'known'}
          loading={busy}
          onClick={() => void issue()}
          leftSection={<IconIdBadge2 size={22} stroke={1.75} aria-hidden />}
        >
          {t('card.issue', { count: wanted.length })}
        </Button>
      </div>
    </>
  );
}
