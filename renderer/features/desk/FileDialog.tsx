import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FILE_KINDS, type DossierFile } from '../../../shared/domain/agenda.ts';
import { oneLine } from '../../ui/oneLine.ts';
import { CommandDialog } from './CommandDialog.tsx';
import { TitleField } from './TitleField.tsx';
import { useDraft } from './useDraft.ts';

interface FileDialogProps {
  readonly file: DossierFile;
  readonly onClose: () => void;
}

/** Title and kind of a file. */
export function FileDialog({ file, onClose }: FileDialogProps) {
  const { t } = useTranslation(['desk', 'common']);
  const { fields, change, overtaken } = useDraft({ title: file.title, kind: file.kind });
  const title = oneLine(fields.title);
  return (
    <CommandDialog
      title={t('file.edit')}
      command={() =>
        title === '' ? null : { type: 'changeFile', fileId: file.id, title, kind: fields.kind }
      }
      overtaken={overtaken}
      onClose={onClose}
    >
      {(showFaults) => (
        <>
          <TitleField
            label={t('file.title')}
            value={fields.title}
            onChange={(text) => change({ title: text })}
            missing={showFaults && title === ''}
          />
          <Select
            label={t('file.kind')}
            data={FILE_KINDS.map((value) => ({ value, label: t(`common:kind.${value}`) }))}
            value={fields.kind}
            onChange={(kind) => kind !== null && change({ kind })}
            allowDeselect={false}
          />
        </>
      )}
    </CommandDialog>
  );
}
