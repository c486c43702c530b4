import { IconDeviceTabletOff, IconDoorExit, IconHandStop, IconMailCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Projection, VoteView } from '../../../shared/protocol/projection.ts';
import { beforeClose, type BeforeClose, type Standing } from './beforeClose.ts';
import classes from './chair.module.css';

const GROUPS = [
  { key: 'silent', Icon: IconHandStop },
  { key: 'offline', Icon: IconDeviceTabletOff },
  { key: 'away', Icon: IconDoorExit },
  { key: 'voted', Icon: IconMailCheck },
] as const satisfies readonly { key: keyof BeforeClose; Icon: typeof IconHandStop }[];

/** Who is missing, and why, before the chair closes: a flat battery is not an abstention. */
export function BeforeCloseGroups({
  projection,
  vote,
}: {
  readonly projection: Projection;
  readonly vote: VoteView;
}) {
  return <BeforeCloseLists groups={beforeClose(projection, vote)} testId="before-close" />;
}

/** The four groups with their names. */
export function BeforeCloseLists({
  groups,
  testId,
  names,
}: {
  readonly groups: BeforeClose;
  readonly testId: string;
  /** What the groups are called; those of a vote unless told. */
  readonly names?: Readonly<Record<keyof BeforeClose, string>>;
}) {
  const { t } = useTranslation(['chair', 'voting']);
  const nameOf = (key: keyof BeforeClose) => names?.[key] ?? t(`before.${key}`);
  const detail = (key: keyof BeforeClose, { presence }: Standing) => {
    if (key !== 'away') return null;
    return presence === undefined ? t('before.notCalled') : t(`voting:roll.${presence}`);
  };
  return (
    <div className={classes.before} data-testid={testId}>
      {GROUPS.map(({ key, Icon }) => (
        <section key={key} className={classes.beforeGroup} data-group={key}>
          <h4>
            <Icon size={22} stroke={1.75} aria-hidden />
            <span>{nameOf(key)}</span>
            <strong>{groups[key].length}</strong>
          </h4>
          {groups[key].length === 0 ? (
            <p className={classes.soft}>{t('before.nobody')}</p>
          ) : (
            <ul tabIndex={0} aria-label={nameOf(key)}>
              {groups[key].map((standing) => {
                const more = detail(key, standing);
                return (
                  <li key={standing.member.id}>
                    {standing.member.name}
                    {more !== null && <span className={classes.soft}> · {more}</span>}
                  </li>
                );
              })}
            </ul>
          )}
        </section>
      ))}
    </div>
  );
}

/** The four groups by their numbers alone. */
export function BeforeCloseSummary({
  projection,
  vote,
}: {
  readonly projection: Projection;
  readonly vote: VoteView;
}) {
  const { t } = useTranslation('chair');
  const groups = beforeClose(projection, vote);
  return (
    <ul className={classes.summary} data-testid="before-summary">
      {GROUPS.map(({ key, Icon }) => (
        <li key={key} data-group={key} data-some={groups[key].length > 0 || undefined}>
          <Icon size={20} stroke={1.75} aria-hidden />
          {t(`before.${key}`)}: <strong>{groups[key].length}</strong>
        </li>
      ))}
    </ul>
  );
}
