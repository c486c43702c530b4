import { ActionIcon, Button, FileButton } from '@mantine/core';
import { IconCopy, IconDownload, IconPencil, IconTrash, IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RulePack } from '../../../shared/domain/rulePack.ts';
import { useProjection } from '../../room/RoomContext.tsx';
import { newId } from '../../ui/newId.ts';
import { Notice } from '../../ui/Notice.tsx';
import { saveFile } from '../../ui/saveFile.ts';
import { Tag } from '../../ui/Tag.tsx';
import { useConfirmation } from '../../ui/useConfirmation.tsx';
import { useCommand } from '../session/useCommand.ts';
import { useMajorityWords } from '../voting/useMajority.ts';
import desk from '../desk/desk.module.css';
import { PackEditor } from './PackEditor.tsx';
import { packFileName, packFileText, readPackFile, type ReadPack } from './packFile.ts';
import { copyOf, packsOf, type ListedPack } from './packs.ts';
import classes from './house.module.css';

interface Edited {
  readonly pack: RulePack;
  /** In the record already. */
  readonly known: boolean;
}

/** The rules a sitting can be opened with: those of every house, and the council's own. */
export function RulePacksDesk() {
  const { t } = useTranslation('house');
  const projection = useProjection();
  const [edited, setEdited] = useState<Edited | null>(null);
  const [fault, setFault] = useState<Exclude<ReadPack, { ok: true }> | null>(null);
  if (projection === null) return null;
  const { seats } = projection.session.about.council;
  const take = async (file: File | null) => {
    if (file === null) return;
    const read = readPackFile(await file.text());
    setFault(read.ok ? null : read);
    if (!read.ok) return;
    const known = projection.rulePacks[read.pack.id];
    const isOwn = known === undefined && !packsOf(projection).some(({ pack }) => pack.id === read.pack.id);
    if (isOwn) setEdited({ pack: read.pack, known: false });
    else if (known !== undefined) setEdited({ pack: { ...read.pack, version: known.version }, known: true });
    else setEdited({ pack: copyOf(read.pack, newId(), read.pack.name), known: false });
  };
  return (
    <>
      <div className={desk.workHead}>
        <h2>{t('pack.title')}</h2>
        <FileButton onChange={(file) => void take(file)} accept="application/json,.json">
          {(props) => (
            <Button
              {...props}
              variant="default"
              leftSection={<IconUpload size={20} stroke={1.75} aria-hidden />}
            >
              {t('pack.import')}
            </Button>
          )}
        </FileButton>
      </div>
      <p className={desk.hint}>{t('pack.lead')}</p>
      {fault !== null && (
        <Notice tone="live" role="alert">
          {t(`pack.fault.${fault.fault}`, { where: fault.where })}
        </Notice>
      )}
      <ul className={classes.packs}>
        {packsOf(projection).map((listed) => (
          <PackRow
            key={listed.pack.id}
            listed={listed}
            onEdit={() => setEdited({ pack: listed.pack, known: true })}
            onCopy={() =>
              setEdited({
                pack: copyOf(listed.pack, newId(), t('pack.copyName', { name: listed.pack.name })),
                known: false,
              })
            }
          />
        ))}
      </ul>
      {edited !== null && (
        <PackEditor
          title={edited.known ? t('pack.edit') : t('pack.new')}
          {...edited}
          seats={seats}
          onClose={() => setEdited(null)}
        />
      )}
    </>
  );
}

interface PackRowProps {
  readonly listed: ListedPack;
  readonly onEdit: () => void;
  readonly onCopy: () => void;
}

function PackRow({ listed: { pack, builtIn }, onEdit, onCopy }: PackRowProps) {
  const { t } = useTranslation('house');
  const { send, busy } = useCommand();
  const confirm = useConfirmation();
  const words = useMajorityWords();
  const remove = async () => {
    const sure = await confirm({
      title: t('pack.removeTitle', { name: pack.name }),
      body: t('pack.removeText'),
      confirm: t('pack.remove', { name: '' }).trim(),
    });
    if (sure) await send({ type: 'removeRulePack', packId: pack.id });
  };
  return (
    <li className={classes.pack} data-testid="rule-pack">
      <div className={classes.packText}>
        <h3>
          {pack.name} <span className={desk.soft}>· {t('pack.version', { version: pack.version })}</span>
        </h3>
        <p className={desk.soft}>{pack.source}</p>
        <p>
          {t('pack.resolutionNeeds', { share: words(pack.majorities.resolution, pack.voters) })}
          {' · '}
          {t('pack.quorumNeeds', { share: words(pack.quorum, pack.voters) })}
        </p>
        <p className={classes.tags}>
          {builtIn && <Tag>{t('pack.builtIn')}</Tag>}
          <Tag tone={pack.checked ? 'good' : 'warn'}>
            {t(pack.checked ? 'pack.isChecked' : 'pack.unchecked')}
          </Tag>
          {pack.validFrom !== '' && (
            <Tag>{t('pack.validSince', { day: pack.validFrom.split('-').reverse().join('/') })}</Tag>
          )}
        </p>
      </div>
      <div className={classes.packActions}>
        {!builtIn && (
          <Button
            variant="light"
            onClick={onEdit}
            leftSection={<IconPencil size={20} stroke={1.75} aria-hidden />}
          >
            {t('pack.editShort')}
          </Button>
        )}
        <Button
          variant={builtIn ? 'light' : 'default'}
          onClick={onCopy}
          leftSection={<IconCopy size={20} stroke={1.75} aria-hidden />}
        >
          {t('pack.copy')}
        </Button>
        <ActionIcon
          color="gray"
          aria-label={t('pack.export', { name: pack.name })}
          title={t('pack.export', { name: pack.name })}
          onClick={() => saveFile(packFileName(pack), packFileText(pack), 'application/json')}
        >
          <IconDownload size={22} stroke={1.75} aria-hidden />
        </ActionIcon>
        {!builtIn && (
          <ActionIcon
            color="gray"
            loading={busy}
            aria-label={t('pack.remove', { name: pack.name })}
            title={t('pack.remove', { name: pack.name })}
            onClick={() => void remove()}
          >
            <IconTrash size={22} stroke={1.75} aria-hidden />
          </ActionIcon>
        )}
      </div>
    </li>
  );
}
