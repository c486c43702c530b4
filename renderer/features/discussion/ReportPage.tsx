import { Button } from '@mantine/core';
import { IconArrowLeft, IconCopyPlus, IconFileOff, IconPrinter, IconSend } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { revisionOf } from '../../../shared/domain/discussion.ts';
import { sitsAtDesk } from '../../../shared/domain/rights.ts';
import type { DiscussionView, Projection } from '../../../shared/protocol/projection.ts';
import { useProjection, useRoom, useSignal } from '../../room/RoomContext.tsx';
import { keyOfText, type SavingCommand } from '../../room/TextDrafts.ts';
import { Blank } from '../../ui/Blank.tsx';
import { formatDateTime } from '../../ui/time.ts';
import { useConfirmation } from '../../ui/useConfirmation.tsx';
import { useOutcome } from '../../ui/useOutcome.tsx';
import type { ProgrammeItem } from '../agenda/programme.ts';
import { sessionPath } from '../session/sessionKey.ts';
import { useCommand } from '../session/useCommand.ts';
import { useMe } from '../session/useMe.ts';
import { discussionsOf, groupName, itemsOf, notesKey } from './discussions.ts';
import { gatheredText } from './gatheredText.ts';
import { NotesText } from './NotesText.tsx';
import { ReportSheet } from './ReportSheet.tsx';
import { SavedField } from './SavedField.tsx';
import classes from './discussion.module.css';

/** `/s/:sessionKey/rooms/:discussionId/report`: what the groups said, gathered. */
export function ReportPage() {
  const { t } = useTranslation('discussion');
  const { discussionId } = useParams();
  const projection = useProjection();
  const { session } = useRoom();
  const me = useMe();
  if (projection === null) return null;
  const discussion = discussionsOf(projection).find(({ id }) => id === discussionId);
  const atDesk = sitsAtDesk(me);
  if (discussion === undefined || discussion.report === 'none') {
    return (
      <Blank
        icon={IconFileOff}
        title={t('report.notYet')}
        action={
          <Button component={Link} to={sessionPath(session)}>
            {t('toAgenda')}
          </Button>
        }
      >
        {t('report.notYetText')}
      </Blank>
    );
  }
  const isWritten = discussion.report === 'gathered' && atDesk;
  return (
    <div className={classes.page} data-testid="report-page">
      <ReportHead projection={projection} discussion={discussion} isWritten={isWritten} />
      {isWritten ? (
        itemsOf(projection, discussion).map((entry) => (
          <ReportItem key={entry.item.id} projection={projection} discussion={discussion} entry={entry} />
        ))
      ) : discussion.report === 'published' ? (
        <ReportSheet projection={projection} discussion={discussion} />
      ) : (
        itemsOf(projection, discussion).map((entry) => (
          <section key={entry.item.id} className={classes.box}>
            <h3>
              {entry.number}. {entry.item.title}
            </h3>
            <GroupsNotes projection={projection} discussion={discussion} entry={entry} />
          </section>
        ))
      )}
    </div>
  );
}

interface HeadProps {
  readonly projection: Projection;
  readonly discussion: DiscussionView;
  readonly isWritten: boolean;
}

function ReportHead({ projection, discussion, isWritten }: HeadProps) {
  const { t, i18n } = useTranslation('discussion');
  const { session, connection, texts } = useRoom();
  const { send, busy } = useCommand();
  const { succeeded } = useOutcome();
  const confirm = useConfirmation();
  const me = useMe();
  const isOnline = useSignal(connection) === 'online';
  const drafts = useSignal(texts.drafts);
  const { id: discussionId, itemIds, published } = discussion;
  const saved = itemIds.flatMap((itemId) => projection.reportTexts[`${discussionId}/${itemId}`] ?? []);
  const isComplete = saved.filter(({ text }) => text !== '').length === itemIds.length;
  const isSaving = itemIds.some((itemId) => drafts.has(`${discussionId}/${itemId}`));
  const base = sessionPath(session);
  const publish = async () => {
    const sure = await confirm({
      title: t('report.publishTitle'),
      body: t('report.publishText'),
      confirm: t('report.publish'),
      final: true,
    });
    if (!sure) return;
    const revision = revisionOf(saved);
    if (await send({ type: 'publishReport', discussionId, revision })) succeeded(t('report.published'));
  };
  return (
    <header className={classes.head} data-no-print>
      <Link
        to={sitsAtDesk(me) ? `${base}/chair?part=rooms` : base}
        className={classes.back ?? ''}
        aria-label={t(sitsAtDesk(me) ? 'toRooms' : 'toAgenda')}
        title={t(sitsAtDesk(me) ? 'toRooms' : 'toAgenda')}
      >
        <IconArrowLeft size={24} stroke={1.75} aria-hidden />
      </Link>
      <div className={classes.headText}>
        <h2>{t('report.title')}</h2>
        <p className={classes.soft}>
          {published !== null
            ? t('report.publishedAt', {
                at: formatDateTime(published.at, i18n.language),
                hash: published.sha256.slice(0, 12),
              })
            : t(isWritten ? (isComplete ? 'report.complete' : 'report.incomplete') : 'report.gathered')}
        </p>
      </div>
      <div className={classes.hands}>
        {published !== null && (
          <Button
            leftSection={<IconPrinter size={22} stroke={1.75} aria-hidden />}
            onClick={() => window.print()}
          >
            {t('report.print')}
          </Button>
        )}
        {isWritten && (
          <Button
            disabled={!isOnline || !isComplete || isSaving}
            loading={busy}
            leftSection={<IconSend size={22} stroke={1.75} aria-hidden />}
            onClick={() => void publish()}
          >
            {t('report.publish')}
          </Button>
        )}
      </div>
    </header>
  );
}

interface ReportItemProps {
  readonly projection: Projection;
  readonly discussion: DiscussionView;
  readonly entry: ProgrammeItem;
}

/** The report on one item beside what the groups wrote. */
function ReportItem({ projection, discussion, entry }: ReportItemProps) {
  const { t } = useTranslation(['discussion', 'speaking']);
  const { texts } = useRoom();
  const { item, number } = entry;
  const recorded = projection.reportTexts[`${discussion.id}/${item.id}`];
  const command = (text: string, revision: number): SavingCommand => ({
    ...{ type: 'saveReport', discussionId: discussion.id, itemId: item.id, revision, text },
  });
  const draft = useSignal(texts.drafts).get(keyOfText(command('', 0)));
  const isEmpty = (draft?.command.text ?? recorded?.text ?? '') === '';
  const words = {
    general: t('section.general'),
    proposals: t('section.proposals'),
    nameOf: (id: string) => Object.values(projection.members).find((one) => one.id === id)?.name ?? '',
  };
  return (
    <section className={classes.box} data-testid="report-item">
      <h3>
        {number}. {item.title}
      </h3>
      <div className={classes.reportColumns}>
        <div>
          <h4>{t('report.ofGroups')}</h4>
          <GroupsNotes projection={projection} discussion={discussion} entry={entry} />
        </div>
        <div className={classes.editor}>
          {isEmpty && (
            <Button
              variant="light"
              leftSection={<IconCopyPlus size={22} stroke={1.75} aria-hidden />}
              onClick={() =>
                texts.write(
                  command(gatheredText(projection, discussion, item.id, words), recorded?.revision ?? 0),
                )
              }
            >
              {t('report.copy')}
            </Button>
          )}
          <SavedField
            label={t('report.text')}
            placeholder={t('report.textHint')}
            minRows={10}
            recorded={recorded}
            command={command}
          />
        </div>
      </div>
    </section>
  );
}

function GroupsNotes({ projection, discussion, entry }: ReportItemProps) {
  const { t } = useTranslation('discussion');
  return (
    <div className={classes.groupsNotes}>
      {discussion.rooms.map(({ groupId }) => {
        const notes = projection.groupNotes[notesKey(discussion.id, groupId, entry.item.id)];
        return (
          <details key={groupId} open>
            <summary>{groupName(projection, groupId)}</summary>
            {notes === undefined ? (
              <p className={classes.soft}>{t('noNotes')}</p>
            ) : (
              <NotesText projection={projection} notes={notes} />
            )}
          </details>
        );
      })}
    </div>
  );
}
