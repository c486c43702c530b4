import { Select, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Sitting } from '../../../shared/domain/agenda.ts';
import type { Projection } from '../../../shared/protocol/projection.ts';
import { ActionDialog } from '../../ui/ActionDialog.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { useCommand } from '../session/useCommand.ts';
import { termsOfPack, useMajority, useMajorityWords } from '../voting/useMajority.ts';
import { isTooEarly, packAtHand, packsOf } from './packs.ts';

interface OpenSittingDialogProps {
  readonly projection: Projection;
  readonly sitting: Sitting;
  readonly onClose: () => void;
}

/** A sitting is opened with the rules it keeps: they are chosen here, with what they come to in numbers. */
export function OpenSittingDialog({ projection, sitting, onClose }: OpenSittingDialogProps) {
  const { t } = useTranslation(['house', 'chair', 'common']);
  const { send, busy } = useCommand();
  const majority = useMajority();
  const words = useMajorityWords();
  const listed = packsOf(projection);
  const [chosen, setChosen] = useState(packAtHand(projection).id);
  const pack = listed.find((one) => one.pack.id === chosen)?.pack ?? packAtHand(projection);
  const open = async () => {
    if (await send({ type: 'openSitting', sittingId: sitting.id, pack })) onClose();
  };
  return (
    <ActionDialog
      title={t('chair:sitting.openTitle', { title: sitting.title })}
      action={t('chair:sitting.open')}
      size="lg"
      focusAction
      busy={busy}
      onAct={() => void open()}
      onClose={onClose}
    >
      <Select
        label={t('pack.choose')}
        allowDeselect={false}
        data={listed.map((one) => ({
          value: one.pack.id,
          label: `${one.pack.name} · ${t('pack.version', { version: one.pack.version })}`,
        }))}
        value={pack.id}
        onChange={(id) => id !== null && setChosen(id)}
      />
      <Text>{t('chair:sitting.openText', { name: pack.name, source: pack.source })}</Text>
      <ul>
        <li>{t('pack.quorumNeeds', { share: words(pack.quorum, pack.voters) })}</li>
        {(['resolution', 'removal'] as const).map((kind) => (
          <li key={kind}>{majority(kind, termsOfPack(projection, pack, kind))}</li>
        ))}
      </ul>
      {!pack.checked && <Notice tone="warn">{t('chair:sitting.unchecked')}</Notice>}
      {isTooEarly(pack, sitting) && (
        <Notice tone="warn" role="status">
          {t('pack.tooEarly', { day: pack.validFrom.split('-').reverse().join('/') })}
        </Notice>
      )}
    </ActionDialog>
  );
}
