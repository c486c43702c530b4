import { Button } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useProjection, useRoom } from '../../room/RoomContext.tsx';
import { useOutcome } from '../../ui/useOutcome.tsx';
import { sessionKey } from '../session/sessionKey.ts';
import { useCommand } from '../session/useCommand.ts';
import { detailsComplete, SessionFields, type SessionFieldsValue } from './SessionFields.tsx';
import classes from './desk.module.css';

/** What the session is called and who sits in it. */
export function DetailsDesk() {
  const { t } = useTranslation('desk');
  const projection = useProjection();
  const about = projection?.session.about;
  const room = useRoom();
  if (about === undefined) return null;
  const { council, details } = about;
  const isOpened = Object.values(projection?.sittingRecords ?? {}).some(({ openedAt }) => openedAt !== null);
  const seatsFixed = isOpened || Object.keys(projection?.mandates ?? {}).length > 0;
  const another = `/new?room=${encodeURIComponent(room.session.roomUrl)}&from=${sessionKey(room.session)}`;
  return (
    <>
      <div className={classes.workHead}>
        <h2>{t('details')}</h2>
      </div>
      <DetailsForm
        key={JSON.stringify([council, details])}
        known={{ council, details }}
        seatsFixed={seatsFixed}
      />
      <section className={classes.box}>
        <p className={classes.soft}>{t('session.anotherText')}</p>
        <div>
          <Button component={Link} to={another} state={{ council }} variant="default">
            {t('session.another')}
          </Button>
        </div>
      </section>
    </>
  );
}

function DetailsForm({
  known,
  seatsFixed,
}: {
  readonly known: SessionFieldsValue;
  readonly seatsFixed: boolean;
}) {
  const { t } = useTranslation(['desk', 'common']);
  const { send, busy } = useCommand();
  const outcome = useOutcome();
  const [fields, setFields] = useState(known);
  const [showFaults, setShowFaults] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setShowFaults(true);
    if (!detailsComplete(fields)) return;
    if (await send({ type: 'changeDetails', ...fields })) outcome.succeeded(t('session.saved'));
  };
  return (
    <form className={classes.sheet} onSubmit={(event) => void submit(event)} noValidate>
      <SessionFields value={fields} onChange={setFields} showFaults={showFaults} seatsFixed={seatsFixed} />
      <div>
        <Button type="submit" loading={busy}>
          {t('common:save')}
        </Button>
      </div>
    </form>
  );
}
