import { NumberInput, Select, Switch, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Command } from '../../../shared/domain/command.ts';
import {
  CHOICES,
  FLOOR_LIMITS,
  FLOOR_SECONDS,
  MOTION_KINDS,
  TIE_RULES,
  VOTE_SECONDS,
  type RulePack,
  type TieRule,
} from '../../../shared/domain/rulePack.ts';
import { isSoundPack, RUN_OFFS } from '../../../shared/domain/soundPack.ts';
import { SHOWINGS, type Showing } from '../../../shared/domain/vote.ts';
import { rulePack } from '../../../shared/protocol/schema.ts';
import { Notice } from '../../ui/Notice.tsx';
import { CommandDialog } from '../desk/CommandDialog.tsx';
import { useDraft } from '../desk/useDraft.ts';
import { ProxyFields } from '../proxies/ProxyFields.tsx';
import { MajorityField } from './MajorityField.tsx';
import classes from './house.module.css';

interface PackEditorProps {
  readonly title: string;
  readonly pack: RulePack;
  /** True for one that is in the record already: saving makes its next version. */
  readonly known: boolean;
  readonly seats: number;
  readonly onClose: () => void;
}

/** The rules of the council, one field for each. */
export function PackEditor({ title, pack, known, seats, onClose }: PackEditorProps) {
  const { t } = useTranslation(['house', 'desk']);
  const { fields, change, overtaken } = useDraft<RulePack>(pack);
  const version = known ? pack.version + 1 : pack.version;
  const command = (): Command | null => {
    const read = rulePack.safeParse({ ...fields, version });
    return read.success && isSoundPack(read.data) ? { type: 'putRulePack', pack: read.data } : null;
  };
  return (
    <CommandDialog title={title} command={command} overtaken={overtaken} onClose={onClose}>
      {(showFaults) => (
        <>
          <About fields={fields} change={change} showFaults={showFaults} />
          <Thresholds fields={fields} change={change} seats={seats} />
          <Voting fields={fields} change={change} showFaults={showFaults} />
          <Times fields={fields} change={change} />
          <Elections fields={fields} change={change} seats={seats} />
          {showFaults && command() === null && (
            <Notice tone="live" role="alert">
              {t('pack.incomplete')}
            </Notice>
          )}
        </>
      )}
    </CommandDialog>
  );
}

interface PartProps {
  readonly fields: RulePack;
  readonly change: (fields: Partial<RulePack>) => void;
}

function About({ fields, change, showFaults }: PartProps & { readonly showFaults: boolean }) {
  const { t } = useTranslation(['house', 'desk']);
  const missing = (text: string) => (showFaults && text.trim() === '' ? t('desk:required') : undefined);
  return (
    <>
      <TextInput
        label={t('pack.name')}
        value={fields.name}
        onChange={(event) => change({ name: event.currentTarget.value })}
        error={missing(fields.name)}
        required
        data-autofocus
      />
      <TextInput
        label={t('pack.source')}
        description={t('pack.sourceHint')}
        value={fields.source}
        onChange={(event) => change({ source: event.currentTarget.value })}
        error={missing(fields.source)}
        required
      />
      <div className={classes.pair}>
        <TextInput
          type="date"
          label={t('pack.validFrom')}
          value={fields.validFrom}
          onChange={(event) => change({ validFrom: event.currentTarget.value })}
        />
        <TextInput
          label={t('pack.voters')}
          description={t('pack.votersHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={fields.voters}
          onChange={(event) => change({ voters: event.currentTarget.value })}
          error={missing(fields.voters)}
          required
        />
      </div>
      <Switch
        label={t('pack.checked')}
        description={t('pack.checkedHint')}
        checked={fields.checked}
        onChange={(event) => change({ checked: event.currentTarget.checked })}
      />
    </>
  );
}

function Thresholds({ fields, change, seats }: PartProps & { readonly seats: number }) {
  const { t } = useTranslation(['house', 'voting']);
  const { quorum, majorities, voters } = fields;
  return (
    <section className={classes.part}>
      <h3>{t('pack.thresholds')}</h3>
      <MajorityField
        isQuorum
        label={t('pack.quorum')}
        value={quorum}
        onChange={(value) => change({ quorum: value })}
        {...{ seats, voters }}
      />
      {MOTION_KINDS.map((kind) => (
        <MajorityField
          key={kind}
          label={t(`voting:motionKind.${kind}`)}
          value={majorities[kind]}
          onChange={(value) => change({ majorities: { ...majorities, [kind]: value } })}
          {...{ seats, voters }}
        />
      ))}
    </section>
  );
}

function Voting({ fields, change, showFaults }: PartProps & { readonly showFaults: boolean }) {
  const { t } = useTranslation(['house', 'desk']);
  const { labels, voteSeconds, liveResult, announceFirst, substitutes } = fields;
  const shown: Showing = liveResult ? 'live' : announceFirst ? 'announced' : 'closed';
  const alike = new Set(CHOICES.map((choice) => labels[choice].trim())).size < CHOICES.length;
  return (
    <section className={classes.part}>
      <h3>{t('pack.voting')}</h3>
      <div className={classes.triple}>
        {CHOICES.map((choice) => (
          <TextInput
            key={choice}
            label={t(`pack.labels.${choice}`)}
            value={labels[choice]}
            onChange={(event) => change({ labels: { ...labels, [choice]: event.currentTarget.value } })}
            error={
              showFaults && labels[choice].trim() === ''
                ? t('desk:required')
                : alike && choice === 'abstain' && t('pack.labelsAlike')
            }
          />
        ))}
      </div>
      <div className={classes.pair}>
        <Seconds
          label={t('pack.voteSeconds')}
          value={voteSeconds}
          bounds={VOTE_SECONDS}
          onChange={(seconds) => change({ voteSeconds: seconds })}
        />
        <Select
          label={t('pack.shown')}
          allowDeselect={false}
          data={SHOWINGS.map((one) => ({ value: one, label: t(`pack.showings.${one}`) }))}
          value={shown}
          onChange={(one) => change({ liveResult: one === 'live', announceFirst: one === 'announced' })}
        />
      </div>
      <Switch
        label={t('pack.substitutes')}
        description={t('pack.substitutesHint')}
        checked={substitutes}
        onChange={(event) => change({ substitutes: event.currentTarget.checked })}
      />
      <ProxyFields fields={fields} change={change} />
    </section>
  );
}

function Times({ fields: { limits }, change }: PartProps) {
  const { t } = useTranslation('house');
  return (
    <section className={classes.part}>
      <h3>{t('pack.times')}</h3>
      <div className={classes.triple}>
        {FLOOR_LIMITS.map((limit) => (
          <Seconds
            key={limit}
            label={t(`pack.limits.${limit}`)}
            value={limits[limit]}
            bounds={FLOOR_SECONDS}
            onChange={(seconds) => change({ limits: { ...limits, [limit]: seconds } })}
          />
        ))}
      </div>
    </section>
  );
}

function Elections({ fields, change, seats }: PartProps & { readonly seats: number }) {
  const { t } = useTranslation('house');
  const { elections, confidence, invalidSlip, voters } = fields;
  return (
    <section className={classes.part}>
      <h3>{t('pack.elections')}</h3>
      <MajorityField
        label={t('pack.elected')}
        value={elections.majority}
        onChange={(majority) => change({ elections: { ...elections, majority } })}
        {...{ seats, voters }}
      />
      <div className={classes.pair}>
        <Select
          label={t('pack.ties')}
          allowDeselect={false}
          data={TIE_RULES.map((one) => ({ value: one, label: t(`pack.tieRules.${one}`) }))}
          value={elections.ties}
          onChange={(ties) => change({ elections: { ...elections, ties: ties as TieRule } })}
        />
        <NumberInput
          label={t('pack.runOffs')}
          value={elections.runOffs}
          {...RUN_OFFS}
          allowDecimal={false}
          clampBehavior="blur"
          onChange={(runOffs) =>
            typeof runOffs === 'number' && change({ elections: { ...elections, runOffs } })
          }
        />
      </div>
      <MajorityField
        label={t('pack.low')}
        value={confidence.low}
        onChange={(low) => change({ confidence: { ...confidence, low } })}
        {...{ seats, voters }}
      />
      <MajorityField
        label={t('pack.removal')}
        value={confidence.removal}
        onChange={(removal) => change({ confidence: { ...confidence, removal } })}
        {...{ seats, voters }}
      />
      <Textarea
        label={t('pack.invalidSlip')}
        autosize
        minRows={2}
        value={invalidSlip}
        onChange={(event) => change({ invalidSlip: event.currentTarget.value })}
      />
    </section>
  );
}

interface SecondsProps {
  readonly label: string;
  readonly value: number;
  readonly bounds: { readonly min: number; readonly max: number };
  readonly onChange: (seconds: number) => void;
}

function Seconds({ label, value, bounds, onChange }: SecondsProps) {
  const { t } = useTranslation('house');
  return (
    <NumberInput
      label={label}
      value={value}
      {...bounds}
      step={30}
      suffix={t('pack.seconds')}
      allowDecimal={false}
      clampBehavior="blur"
      onChange={(seconds) => typeof seconds === 'number' && onChange(seconds)}
    />
  );
}
